// Waits until the program draws nothing, works on nothing and reads nothing any more: what an action has brought about
// is there. A page that never comes to rest is a fault of the product. Returns the name of the topmost dialog then,
// null where there is none.
const kLimit = 120_000; // ms; an import of a thousand contacts on a slow machine
const kQuiet = 15;      // ms; there are thousands of actions
const kGone = /context was destroyed|Cannot find context|navigat/i;

// `quiet`: ms beyond two frames in which nothing happens.
export const still = (page, quiet = 60) => untilAtRest(page, { limit: kLimit, quiet });

// Before an action: a program that has nothing to do, now or later, is at rest without a wait.
export const calm = (page) => untilAtRest(page, { limit: kLimit, quiet: kQuiet, trusts: true });

async function untilAtRest(page, how) {
    for (;;) {
        try {
            return await page.evaluate(rest, how);
        } catch (error) {
            if (!kGone.test(error.message)) throw error; // the page was loaded anew: that one is waited for
        }
    }
}

// In the page. Where no program runs nothing moves.
async function rest({ limit, quiet, trusts }) {
    const done = () => {
        const { segmentsDebug: debug } = globalThis;
        return debug ? debug.frames + debug.turns + debug.slices : 0;
    };
    const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
    const frame = () => (document.hidden ? pause(20) : new Promise((resolve) => { requestAnimationFrame(resolve); }));
    const dialog = () => {
        const all = document.querySelectorAll("#tree :is([role=dialog], [role=alertdialog])");
        return [...all].at(-1)?.getAttribute("aria-label") ?? null;
    };
    const until = performance.now() + limit;
    if (trusts && globalThis.segmentsDebug?.rests) {
        const before = done();
        await pause(4); // events that are on their way
        if (done() === before && globalThis.segmentsDebug.rests) return dialog();
    }
    for (;;) {
        const before = done();
        await frame();
        await frame();
        await pause(quiet);
        if (done() === before && !globalThis.segmentsDebug?.reads) return dialog();
        if (performance.now() > until) throw new Error("the page doesn't come to rest");
    }
}
