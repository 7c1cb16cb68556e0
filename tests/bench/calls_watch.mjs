// The longest calls into the program, and of the page's own callbacks where there is none (as when the browser's storage
// has answered), by the processor time of the page's main thread: what it waited for another process
// (on a machine of two processors and no graphics card, mostly for the software drawing) isn't work of ours. What the
// browser compiled meanwhile, because a function was called for the first time, is counted apart, and so is its looking for
// memory that nobody uses any more, which it begins whenever it likes (the growing memory of the program makes it do so).

const kCategories = ["devtools.timeline", "v8.wasm", "v8"];
const kClearing = /^(V8\.GC(HandleGCRequest|IncrementalMarking|IncrementalMarkingStart|FinalizeMC|Scavenger)|MajorGC|MinorGC)$/;
const ms = (microseconds) => microseconds / 1000;
const own = (call) => call.used - call.compiling - call.clearing;

// In the page, before its own scripts: every call is announced to whoever records a trace.
export function announceCalls() {
    let debug;
    Object.defineProperty(globalThis, "segmentsDebug", {
        get: () => debug,
        set(offered) {
            debug = offered;
            debug.watchCalls((name, begins) => console.timeStamp(`${begins ? "begins" : "ends"} ${name}`));
        },
    });
}

export class CallsWatch {
    #cdp;
    #events = [];

    // REQUIRES: the page announces its calls.
    static async begin(page) {
        const watch = new CallsWatch();
        watch.#cdp = await page.context().newCDPSession(page);
        watch.#cdp.on("Tracing.dataCollected", ({ value }) => watch.#keep(value));
        await watch.#cdp.send("Tracing.start", {
            transferMode: "ReportEvents", traceConfig: { includedCategories: kCategories },
        });
        return watch;
    }

    // Returns { name, own, compiling, clearing, present }: the longest call but for the drawing's hand-over to WebGL, the most
    // that the browser compiled and cleared within one, and the longest hand-over. All in ms of processor time.
    async end() {
        const calls = await this.#finish();
        const presents = calls.filter((call) => call.name === "present");
        const others = calls.filter((call) => call.name !== "present" && !call.holds);
        const longest = others.reduce((a, b) => (own(b) > own(a) ? b : a));
        return {
            name: longest.name,
            own: ms(own(longest)),
            compiling: ms(Math.max(...others.map((call) => call.compiling))),
            clearing: ms(Math.max(...others.map((call) => call.clearing))),
            present: ms(Math.max(0, ...presents.map((call) => call.used))),
        };
    }

    // The same for who draws one frame after the other: for each of them the ms of all calls but the hand-over.
    async endFrames() {
        const frames = [];
        let sum = 0;
        for (const call of await this.#finish()) {
            if (call.name !== "present" && !call.within && !call.holds) sum += own(call);
            if (call.name !== "paint_frame") continue;
            frames.push(ms(sum));
            sum = 0;
        }
        return frames;
    }

    async #finish() {
        const complete = new Promise((resolve) => { this.#cdp.once("Tracing.tracingComplete", resolve); });
        await this.#cdp.send("Tracing.end");
        await complete;
        await this.#cdp.detach();
        const calls = this.#calls();
        if (calls.length === 0) throw new Error("no call was announced");
        return calls;
    }

    #keep(events) {
        for (const event of events) {
            const { name, ts, tts, pid, tid } = event;
            if (name === "TimeStamp") {
                const [what, call] = event.args.data.message.split(" ");
                this.#events.push({ pid, tid, ts, tts, what, name: call });
            } else if (name === "wasm.CompileLazy") {
                this.#events.push({ pid, tid, ts, what: "compiles", used: event.tdur });
            } else if (kClearing.test(name) && event.ph === "X") {
                this.#events.push({ pid, tid, ts, what: "clears", used: event.tdur, end: ts + event.dur });
            } else if (name === "FunctionCall" && event.args.data?.url?.startsWith("http")) {   // not a script of ours
                const callback = { pid, tid, name: event.args.data.functionName || "callback", isCallback: true };
                this.#events.push({ ...callback, ts, tts, what: "begins" });
                this.#events.push({ ...callback, ts: ts + event.dur, tts: tts + event.tdur, what: "ends" });
            }
        }
    }

    #calls() {
        const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
        // Workers announce nothing, and hold nobody up.
        const threads = new Map(this.#events.filter(({ what, isCallback }) => what === "begins" && !isCallback)
            .map((event) => [threadOf(event), []]));
        const calls = [];
        let cleared = 0;
        for (const event of this.#events.sort((a, b) => a.ts - b.ts)) {
            const open = threads.get(threadOf(event));
            if (!open) continue;
            if (event.what === "compiles") {
                for (const call of open) call.compiling += event.used;
            } else if (event.what === "clears") {
                if (event.end > cleared) for (const call of open) call.clearing += event.used;
                cleared = Math.max(cleared, event.end);   // what comes before lies within another
            } else if (event.what === "begins") {
                for (const outer of open) outer.holds ||= outer.isCallback;
                open.push({ ...event, compiling: 0, clearing: 0, holds: false });
            } else if (open.length > 0) {
                const call = open.pop();
                call.used = event.tts - call.tts;
                call.within = open.some(({ isCallback }) => !isCallback);
                calls.push(call);
            }
        }
        return calls;
    }
}
