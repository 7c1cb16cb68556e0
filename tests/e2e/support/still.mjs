// Waits until the program draws nothing and works on nothing any more: what an action has brought about is there.
export async function still(page) {
    let before;
    let now = -1;
    do {
        before = now;
        now = await page.evaluate(
            () =>
                new Promise((resolve) => {
                    const { segmentsDebug: done } = globalThis;
                    const report = () => resolve(done.frames + done.turns + done.slices);
                    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(report, 60)));
                }),
        );
    } while (before !== now);
}
