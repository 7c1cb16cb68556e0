// Starts the program and takes the loading screen away, or says why that did not work.
const loading = document.getElementById("loading");

globalThis
    .createSegments({ canvas: document.getElementById("canvas") })
    .then((program) => {
        globalThis.segments = program;
        loading.hidden = true;
    })
    .catch((error) => {
        loading.textContent = "Segments could not start: " + error.message;
        console.error(error);
    });
