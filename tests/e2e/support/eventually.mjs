// The page shows a thing a frame, or many on a busy machine, after what brought it about. A test therefore asserts
// no state at once, not even after it has waited for another one:
//
//   await eventually(async () => assert.equal(await box.isChecked(), true));
//   await becomes(() => grid.getAttribute("aria-rowcount"), "3");
//
// That something does NOT happen can't be awaited: wait for what shows that the program is done, then for a moment,
// and assert once.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

const kLimit = 30_000; // ms
const kPause = 25;

// Calls `check` until it doesn't throw, and returns what it returns; throws its last error after `limit` ms.
export async function eventually(check, limit = kLimit) {
    const until = performance.now() + limit;
    for (;;) {
        try {
            return await check();
        } catch (error) {
            if (performance.now() > until) throw error;
        }
        await setTimeout(kPause);
    }
}

// Reads until what was read deeply equals `wanted`; fails with the difference, and `what` if it is given.
export function becomes(read, wanted, what) {
    return eventually(async () => assert.deepEqual(await read(), wanted, what));
}
