// The keys that the program has an action for now; all others stay the browser's.

let claims = [];

export function setClaims(next) {
    claims = next;
}

// One character as typed, not the name of a key.
export const isCharacter = (key) => key.length === 1 || [...key].length === 1;

function matches(claim, key, modifiers) {
    const types = (modifiers & 6) === 0 && (isCharacter(key) || key === 'Process');
    if (claim.key === '') return types;
    if (claim.key !== key) return false;
    // Which characters need Shift depends on the keyboard.
    return claim.any || claim.modifiers === modifiers || (types && key !== ' ' && (claim.modifiers & 6) === 0);
}

// Whether the program takes the key on the element `target` (0: the page). `own`: only a claim of the element
// itself counts, none of the whole page.
export function isClaimed(target, key, modifiers, own = false) {
    return claims.some((claim) => (claim.target === target || (claim.target === 0 && !own)) &&
        matches(claim, key, modifiers & 7));
}
