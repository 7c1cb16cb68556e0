import js from "@eslint/js";
import modules from "eslint-plugin-import";
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

// A name that its module no longer exports fails the whole file, and only when the file is run.
const imports = {
    "import/named": "error",
    // Packages resolve as Node finds them; sqlite3.mjs is put beside the page that a benchmark serves.
    "import/no-unresolved": ["error", { ignore: ["^[^.]", "/sqlite3\\.mjs$"] }],
};

export default [
    { ignores: ["build/", "build-*/"] },
    {
        files: ["**/*.mjs"],
        languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.node, ...globals.browser } },
        plugins: { import: modules },
        rules: { ...rules, ...imports },
    },
    {
        // What the page loads: modules in js/, classic scripts and the service worker beside it.
        files: ["web/static/**/*.js"],
        ignores: ["web/static/js/**"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "script",
            globals: { ...globals.browser, ...globals.serviceworker },
        },
        rules: { ...rules, "no-implicit-globals": "off" },
    },
    {
        files: ["web/static/js/**/*.js"],
        languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.worker, ...globals.browser } },
        plugins: { import: modules },
        rules: { ...rules, ...imports },
    },
    {
        // JavaScript libraries linked into the program. They see Emscripten's names and each other's, so names that
        // are not declared can't be told from mistakes; the linker does that.
        files: ["web/js/**/*.js", "storage/idbfs/**/*.js"],
        languageOptions: { ecmaVersion: 2021, sourceType: "script", globals: globals.browser },
        rules: { ...rules, "no-implicit-globals": "off", "no-undef": "off", "no-unused-vars": "off" },
    },
];
