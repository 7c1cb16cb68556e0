// The same contract that the other Envs keep natively (tests/storage/env_contract.h), against IndexedDB. CONTRACT
// names another folder with the program, made by another release of Emscripten (docs/storage.md).
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";

import { kRoot, open } from "./support/browser.mjs";

test("the Env in the browser keeps the contract", async (t) => {
    const folder = process.env.CONTRACT ?? path.join(kRoot, "build/web/contract");
    const browser = await open(t, { profile: true, folder, goto: false });
    await browser.page.goto(browser.address);
    const { checked, failures } = await browser.page.evaluate(async () => {
        const module = await globalThis.createContract();
        while (!module._contract_step()) await new Promise((resolve) => { setTimeout(resolve, 1); });
        return { checked: module._contract_checked(), failures: module.UTF8ToString(module._contract_failures()) };
    });
    assert.equal(failures, "");
    assert.ok(checked > 50, `${checked} promises were checked`);
});
