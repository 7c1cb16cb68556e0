// Checks the direction of dependencies: core <- storage <- app <- web. Prints every #include that goes against it
// and fails if there is one.
//
//   core      only core; no files, no clock, no Dear ImGui, no Emscripten
//   storage   core, storage
//   app       core, storage, app
//   web       everything; it and storage/idbfs alone may include Emscripten's headers
import { readFileSync } from "node:fs";

import { globSync } from "./glob.mjs";

const kFolders = ["core", "storage", "app", "web"];
const kForbidden = {
    core: /^(filesystem|fstream|iostream|thread|mutex|future|condition_variable|unistd\.h|sys\/.*|imgui.*)$/,
    storage: /^(imgui.*)$/,
};

const problems = [];
for (const folder of kFolders) {
    for (const file of globSync(folder, /\.(cpp|h)$/)) {
        const lines = readFileSync(file, "utf8").split("\n");
        lines.forEach((line, index) => {
            const include = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
            if (!include) return;
            const report = (why) => problems.push(`${file}:${index + 1}: ${include}: ${why}`);
            const target = kFolders.indexOf(include.split("/")[0]);
            if (target > kFolders.indexOf(folder)) report(`${folder} must not know ${include.split("/")[0]}`);
            if (include.startsWith("tests/")) report("the product must not depend on its tests");
            if (include.startsWith("../") || include.startsWith("./")) report("write it from the repository's root");
            if (kForbidden[folder]?.test(include)) report(`not in ${folder}`);
            if (/^(zlib\.h|pugixml\.hpp)$/.test(include) && folder !== "storage" && !file.startsWith("core/word/")) {
                report("only storage and core/word know containers");
            }
            if (/^(emscripten|GLES)/.test(include) && folder !== "web" && !file.startsWith("storage/idbfs/")) {
                report("only web and storage/idbfs know the browser");
            }
            if (include.startsWith("storage/idbfs/") && folder !== "web" && !file.startsWith("storage/idbfs/")) {
                report("only web links the browser's storage");
            }
        });
    }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
