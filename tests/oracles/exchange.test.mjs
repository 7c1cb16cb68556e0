// What other programs make of our exports: ajv of the JSON by our schemas, ical.js of jCard, vcf of vCard, papaparse of
// tables, read-excel-file of workbooks. The files come from segments_export (tests/data), whose path is in SEGMENTS_EXPORT.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import Ajv from "ajv/dist/2020.js";
import ICAL from "ical.js";
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import VCF from "vcf";

const kRoot = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), "segments-oracles-"));
after(() => rmSync(folder, { recursive: true, force: true }));
execFileSync(process.env.SEGMENTS_EXPORT ?? path.join(kRoot, "build/debug/bin/segments_export"),
    [path.join(kRoot, "tests/data/contacts-1000.json"), folder]);

const read = (name) => readFileSync(path.join(folder, name), "utf8");
const json = (name) => JSON.parse(read(name));
const contacts = json("segments.json").contacts;
const byNo = new Map(contacts.map((each) => [each.no, each]));
// One text for all that may stand in a field in its place.
const text = (value) => value ?? "";

function validator(name) {
    const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true, validateFormats: false });
    return ajv.compile(JSON.parse(readFileSync(path.join(kRoot, "docs", name), "utf8")));
}

function assertValid(validate, value) {
    assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
}

test("every contact of an export fits the published schema", () => {
    const validate = validator("contacts.schema.json");
    assert.equal(contacts.length, 1000);
    assertValid(validate, json("segments.json"));
    assert.ok(!validate({ format: "segments.contacts", version: 1, contacts: [{ no: "A", type: "Ship" }] }));
});

test("every record of a workspace fits the published schema", () => {
    const validate = validator("workspace.schema.json");
    const workspace = json("workspace.json");
    assert.ok(workspace.records.length > 1000);
    assertValid(validate, { ...workspace, records: [] });
    // Record by record: of a thousand alternatives an error tells nothing.
    const whole = JSON.parse(readFileSync(path.join(kRoot, "docs/workspace.schema.json"), "utf8"));
    const ajv = new Ajv({ strict: true, strictRequired: false, validateFormats: false });
    ajv.addSchema(whole, "workspace");
    for (const record of workspace.records) {
        const kind = record.$table ?? "content";
        const one = ajv.getSchema(`workspace#/$defs/${kind}`);
        assert.ok(one, `no schema of ${kind}`);
        assert.ok(one(record), `${JSON.stringify(record)}: ${JSON.stringify(one.errors)}`);
    }
    const content = workspace.records.find((each) => each.$content);
    assert.deepEqual([...Buffer.from(content.bytes, "base64")], [0x61, 0xff, 0x0a]);
});

test("ical.js reads every jCard", () => {
    const cards = json("jcard.json");
    assert.equal(cards.length, 1000);
    for (const card of cards) {
        const component = new ICAL.Component(card);
        const contact = byNo.get(component.getFirstPropertyValue("x-segments-no"));
        assert.equal(component.getFirstPropertyValue("version"), "4.0");
        assert.equal(component.getFirstPropertyValue("fn"), contact.name);
        assert.equal(text(component.getFirstPropertyValue("email")), text(contact.eMail));
        const address = component.getFirstPropertyValue("adr");
        if (contact.city) assert.equal(address[3], contact.city);
    }
});

test("vcf reads every vCard, of 3.0 and 4.0", () => {
    for (const name of ["vcard-3.vcf", "vcard-4.vcf"]) {
        const cards = VCF.parse(read(name));
        assert.equal(cards.length, 1000);
        for (const card of cards) {
            const contact = byNo.get(card.get("xSegmentsNo").valueOf());
            assert.equal(card.get("fn").valueOf().replaceAll("\\,", ",").replaceAll("\\;", ";"), contact.name);
            const mail = card.get("email");
            assert.equal(mail ? [mail].flat()[0].valueOf() : "", text(contact.eMail));
        }
    }
});

function assertEveryContact(rows) {
    assert.equal(rows.length, 1000);
    for (const row of rows) {
        const contact = byNo.get(row["No."]);
        assert.equal(row.Name, contact.name);
        assert.equal(text(row["Post Code"]), text(contact.postCode));
        assert.equal(text(row.City), text(contact.city));
        assert.equal(text(row["Phone No."]), text(contact.phoneNo));
        assert.equal(text(row["E-Mail"]), text(contact.eMail));
        assert.equal(text(row["Mailing Groups"]), text(contact.mailingGroups?.join(";")));
    }
}

test("papaparse reads every row of a table", () => {
    const table = Papa.parse(read("contacts.csv").replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
    assert.deepEqual(table.errors, []);
    assertEveryContact(table.data);
});

test("read-excel-file reads every row of a workbook", async () => {
    const [captions, ...rows] = await readSheet(path.join(folder, "contacts.xlsx"));
    assertEveryContact(rows.map((row) => Object.fromEntries(captions.map((caption, i) => [caption, row[i]]))));
});

test("the other JSON exports have every contact", () => {
    const jscontact = json("jscontact.json");
    assert.equal(jscontact.length, 1000);
    assert.ok(jscontact.every((each) => each["@type"] === "Card" && each.version && each.uid));
    const people = json("google.json").connections;
    assert.equal(people.length, 1000);
    const central = json("business-central.json").value;
    for (const each of central) assert.equal(each.displayName, byNo.get(each.number).name);
});
