// sqlite-wasm in the origin's private file system: one table for contacts, one for their lists.
import sqlite3InitModule from "./sqlite3.mjs";

const kColumns = [
    "no", "type", "name", "name2", "firstName", "middleName", "surname", "jobTitle", "companyNo", "companyName", "address", "address2",
    "city", "postCode", "county", "countryRegionCode", "phoneNo", "mobilePhoneNo", "eMail", "eMail2", "homePage", "salespersonCode",
    "languageCode", "territoryCode", "correspondenceType", "salutationCode",
];
const kLists = ["mailingGroups", "industryGroups", "businessRelations", "jobResponsibilities"];

const sqlite3 = await sqlite3InitModule({ print() {}, printErr() {} });
const pool = await sqlite3.installOpfsSAHPoolVfs({ clearOnInit: true });
globalThis.onmessage = async ({ data: file }) => {
    const db = new pool.OpfsSAHPoolDb("/imports.db");
    db.exec("PRAGMA synchronous = FULL");
    db.exec(`CREATE TABLE contacts (${kColumns.map((name) => `"${name}" TEXT`).join(", ")}, rest TEXT, PRIMARY KEY (no))`);
    db.exec("CREATE TABLE lists (no TEXT, list TEXT, code TEXT)");
    db.exec("CREATE INDEX by_name ON contacts (name); CREATE INDEX by_mail ON contacts (eMail)");
    const contacts = JSON.parse(await file.text()).contacts;
    db.transaction(() => {
        const insert = db.prepare(`INSERT INTO contacts VALUES (${"?, ".repeat(kColumns.length)}?)`);
        const add = db.prepare("INSERT INTO lists VALUES (?, ?, ?)");
        for (const contact of contacts) {
            const rest = {};
            for (const name of Object.keys(contact)) {
                if (!kColumns.includes(name) && !kLists.includes(name)) rest[name] = contact[name];
            }
            insert.bind([...kColumns.map((name) => contact[name] ?? null), JSON.stringify(rest)]).stepReset();
            for (const list of kLists) {
                for (const each of contact[list] ?? []) add.bind([contact.no, list, each.code ?? each]).stepReset();
            }
        }
        insert.finalize();
        add.finalize();
    });
    const count = db.selectValue("SELECT count(*) FROM contacts");
    db.close();
    globalThis.postMessage(count);
};
globalThis.postMessage("ready");
