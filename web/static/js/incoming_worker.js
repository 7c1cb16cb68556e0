// The worker of incoming.js: reads pieces of files into the buffers that it is given.

const reader = new FileReaderSync();

function readInto(blob, buffer) {
    try {
        const bytes = new Uint8Array(reader.readAsArrayBuffer(blob));
        new Uint8Array(buffer).set(bytes);
        return bytes.length;
    } catch {
        return -1;   // who asked reads it himself, and tells what is wrong
    }
}

onmessage = ({data: {id, blob, buffer}}) => {
    const length = readInto(blob, buffer);
    postMessage({id, buffer, length}, [buffer]);
};
