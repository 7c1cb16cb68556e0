// The service worker: offline use after the first visit, and new versions. A new one is offered, never forced;
// the data of the workspace is none of its business.

const kCheckAfter = 3600 * 1000;   // ms between looks for a new version, when the page is shown again
let accepted = false;
let checked = Date.now();

function offer(worker) {
    const notice = document.getElementById('notice');
    notice.hidden = false;
    document.getElementById('notice-reload').onclick = () => {
        accepted = true;
        worker.postMessage('take over');
    };
    document.getElementById('notice-later').onclick = () => { notice.hidden = true; };
}

function watch(registration) {
    // Only a successor of a running version is news; the first one has just been installed.
    const look = () => {
        if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    };
    look();
    registration.addEventListener('updatefound', () => {
        registration.installing.addEventListener('statechange', look);
    });
    document.addEventListener('visibilitychange', () => {
        if (document.hidden || Date.now() - checked < kCheckAfter) return;
        checked = Date.now();
        registration.update().catch(() => {});
    });
}

export async function startUpdates() {
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => { if (accepted) location.reload(); });
    try {
        const registration = await navigator.serviceWorker.register('sw.js', {updateViaCache: 'none'});
        watch(registration);
        const {active} = await navigator.serviceWorker.ready;
        if (!(navigator.connection && navigator.connection.saveData)) active.postMessage('load the rest');
    } catch (error) {
        console.warn('No offline use:', error);
    }
}
