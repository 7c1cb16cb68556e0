import js from "@eslint/js";
import globals from "globals";

const rules = {
    ...js.configs.recommended.rules,
    "no-unused-vars": ["error", { args: "none" }],
    "no-var": "error",
    "prefer-const": "error",
    eqeqeq: "error",
    "no-implicit-globals": "error",
    "no-eval": "error",
    "no-implied-eval": "error",
};

export default [
    { ignores: ["build/", "build-*/"] },
    {
        files: ["**/*.mjs"],
        languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.node, ...globals.browser } },
        rules,
    },
    {
        // What the page loads: classic scripts and, by name, the service worker.
        files: ["web/**/*.js"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "script",
            globals: { ...globals.browser, ...globals.serviceworker },
        },
        rules: { ...rules, "no-implicit-globals": "off" },
    },
    {
        // JavaScript libraries linked into the program: they see Emscripten's names, and assignments to library
        // objects give functions to C++.
        files: ["web/js/**/*.js", "storage/idbfs/**/*.js"],
        languageOptions: {
            ecmaVersion: 2021,
            sourceType: "script",
            globals: {
                ...globals.browser,
                mergeInto: "readonly",
                addToLibrary: "readonly",
                autoAddDeps: "readonly",
                LibraryManager: "readonly",
                Module: "writable",
                FS: "readonly",
                IDBFS: "readonly",
                MEMFS: "readonly",
                GL: "readonly",
                HEAP8: "readonly",
                HEAPU8: "readonly",
                HEAP16: "readonly",
                HEAP32: "readonly",
                HEAPU32: "readonly",
                HEAPF32: "readonly",
                HEAPF64: "readonly",
                UTF8ToString: "readonly",
                stringToUTF8: "readonly",
                lengthBytesUTF8: "readonly",
                allocateUTF8: "readonly",
                _malloc: "readonly",
                _free: "readonly",
            },
        },
        rules: { ...rules, "no-implicit-globals": "off" },
    },
];
