// The data of tests/bench/engines_bench.cpp once more: the same numbers in the same order.
export const kFirstDay = 45250, kDays = 1100, kToday = 46348;

const kFirst = ["Anna", "Bob", "Christine", "Dimitri", "Eva", "Frank", "Greta", "Hans",
    "Irene", "John", "Kasimir", "Li", "Maria", "Nils", "Olga", "Paul"];
const kParts = ["al", "ber", "chi", "don", "els", "fri", "gan", "hol", "ing", "jor", "kow",
    "lan", "mar", "nor", "ols", "pet", "que", "ros", "son", "tre", "ulm", "ven",
    "wil", "xan", "yor", "zim", "bra", "cro", "dra", "fle", "gru", "kla"];

// Mulberry32.
function random() {
    let state = 7;
    return (count) => {
        state = (state + 0x6D2B79F5) | 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) % count;
    };
}

const padded = (n, digits) => String(n).padStart(digits, "0");

export function makeData(contacts) {
    const below = random();
    const part = () => kParts[below(kParts.length)];
    const data = {
        contacts,
        name: new Array(contacts), search: new Array(contacts), post: new Uint16Array(contacts),
        country: new Uint8Array(contacts), salesperson: new Uint8Array(contacts),
        modified: new Uint16Array(contacts), excluded: new Uint8Array(contacts),
        mailing: new Uint8Array(contacts >>> 1), industry: new Uint8Array(Math.floor(contacts / 5)),
        interactions: 2 * contacts,
        contact: new Uint32Array(2 * contacts), template: new Uint8Array(2 * contacts),
        evaluation: new Uint8Array(2 * contacts), date: new Uint16Array(2 * contacts),
    };
    for (let i = 0; i < contacts; ++i) {
        const first = kFirst[below(kFirst.length)];
        const beginning = part();
        const last = beginning[0].toUpperCase() + beginning.slice(1) + part() + part();
        data.name[i] = `${first} ${last}`;
        data.search[i] = data.name[i].toUpperCase();
        data.post[i] = below(20000);
        data.country[i] = below(12);
        data.salesperson[i] = below(40);
        data.modified[i] = kFirstDay + below(kDays);
        data.excluded[i] = below(50) === 0 ? 1 : 0;
    }
    for (let i = 0; i < data.mailing.length; ++i) data.mailing[i] = below(30); // of contact 2i
    for (let i = 0; i < data.industry.length; ++i) data.industry[i] = below(30); // of contact 5i, a company
    for (let i = 0; i < data.interactions; ++i) {
        data.contact[i] = below(contacts);
        data.template[i] = below(12);
        data.evaluation[i] = below(6);
        data.date[i] = kFirstDay + Math.floor((i * kDays) / data.interactions);
    }
    return data;
}

export const code = (letter, n) => letter + padded(n, 2);
export const postCode = (n) => padded(n, 5);
