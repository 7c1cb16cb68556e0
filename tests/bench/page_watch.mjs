// What a benchmark observes from inside the page, so that nothing from outside (its polling, its round trips) is
// measured with it. Each function is handed to the page; none may refer to anything around it.

// Before the page's own scripts: notes when the program had drawn its first frame (`ready`) and when the first
// cell of a grid could be used (`usable`), in milliseconds since the navigation. `startEnded` is the promise of the
// latter: whoever asks again and again, as waitForFunction does, makes the browser draw a frame each time.
export function watchStart() {
    const seen = {};
    globalThis.startSeen = seen;
    globalThis.startEnded = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            if (!seen.ready && document.documentElement.dataset.ready) seen.ready = performance.now();
            if (!document.querySelector("#tree [role=gridcell]")) return;
            seen.usable = performance.now();
            observer.disconnect();
            resolve();
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
}

// Makes an input whose file is dropped on the canvas, presses "Import" in the preview once that is seen, and notes in
// `importSeen` when the file was dropped, when the preview stood, and when it was imported and saved. `importEnded` is the
// promise of the latter.
export function watchImport() {
    const seen = {};
    globalThis.importSeen = seen;
    let ended;
    globalThis.importEnded = new Promise((resolve) => { ended = resolve; });
    const tree = document.getElementById("tree");
    const find = (selector, text) =>
        [...tree.querySelectorAll(selector)].find((element) => element.textContent.startsWith(text));
    new MutationObserver(() => {
        if (!seen.dropped) return;
        if (!seen.preview) {
            const button = find("[role=dialog] button", "Import");
            if (!button || button.textContent !== "Import") return;
            seen.preview = performance.now();
            requestAnimationFrame(() => setTimeout(() => button.click()));
            return;
        }
        if (!seen.imported && find("[role=status]", "Imported from")) seen.imported = performance.now();
        if (!seen.imported || seen.saved || !find("[role=status]", "Saved")) return;
        seen.saved = performance.now();
        ended();
    }).observe(tree, { subtree: true, childList: true, characterData: true, attributes: true });
    const input = document.createElement("input");
    input.type = "file";
    input.id = "bench-file";
    input.addEventListener("change", () => {
        seen.dropped = performance.now();
        const transfer = new DataTransfer();
        transfer.items.add(input.files[0]);
        input.remove();
        document.getElementById("canvas")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    document.body.append(input);
}

// Presses the button of this name (in the dialog on top, if there is one). Resolves with the milliseconds until a
// message that matches `message` shows, and until what was done is saved too.
export function pressAndSave({ button, message }) {
    const tree = document.getElementById("tree");
    const place = [...tree.querySelectorAll("[role=dialog]")].at(-1) ?? tree;
    const pressed = [...place.querySelectorAll("button")].find((element) => element.textContent === button);
    if (!pressed) throw new Error(`no button ${button}`);
    const says = (pattern) => [...tree.querySelectorAll("[role=status]")].some((e) => pattern.test(e.textContent));
    const reported = new RegExp(message);
    return new Promise((resolve) => {
        const started = performance.now();
        let done;
        const observer = new MutationObserver(() => {
            if (done === undefined && says(reported)) done = performance.now() - started;
            if (done === undefined || !says(/^Saved$/)) return;
            observer.disconnect();
            resolve({ done, saved: performance.now() - started });
        });
        observer.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true });
        pressed.click();
    });
}

// Scrolls what lies in the middle of the canvas by so many pixels in each of so many frames. Resolves with the
// milliseconds from each frame to the next.
export function scrollEachFrame({ frames, pixels }) {
    const canvas = document.getElementById("canvas");
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const turn = { deltaY: pixels, clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    const times = [];
    return new Promise((resolve) => {
        const next = (time) => {
            times.push(time);
            if (times.length > frames) return resolve(times.slice(1).map((each, i) => each - times[i]));
            canvas.dispatchEvent(new WheelEvent("wheel", turn));
            requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
    });
}

// Types a whole text into the field and leaves it; resolves with the milliseconds until the live count stands.
export function enterAndCount(field, text) {
    const dialog = field.closest("[role=dialog]");
    const count = () => /([\d,.\u202f\u00a0 ]+) contacts? match/.exec(dialog.textContent)?.[0];
    const before = count();
    return new Promise((resolve) => {
        const started = performance.now();
        const observer = new MutationObserver(() => {
            const now = count();
            if (!now || now === before) return;
            observer.disconnect();
            resolve({ ms: performance.now() - started, count: now });
        });
        observer.observe(dialog, { subtree: true, childList: true, characterData: true, attributes: true });
        field.focus();
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
    });
}
