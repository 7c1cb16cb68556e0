// The same contacts in one of the grids, as their documentation shows: ?ag-grid or ?tabulator.
const kColumns = [
    ["no", "No.", 110], ["name", "Name", 220], ["companyName", "Company Name", 190], ["city", "City", 130],
    ["countryRegionCode", "Country/Region Code", 130], ["phoneNo", "Phone No.", 165], ["eMail", "E-Mail", 220],
    ["type", "Type", 90], ["salespersonCode", "Salesperson Code", 130],
];

async function script(src) {
    await new Promise((resolve, reject) => {
        const element = document.createElement("script");
        Object.assign(element, { src, onload: resolve, onerror: reject });
        document.head.append(element);
    });
}

const place = document.getElementById("grid");
const which = location.search.slice(1);
const [contacts] = await Promise.all([fetch("contacts.json").then((answer) => answer.json()), script(`${which}.js`)]);
if (which === "ag-grid") {
    globalThis.agGrid.createGrid(place, {
        columnDefs: kColumns.map(([field, headerName, width]) => ({ field, headerName, width, filter: true, floatingFilter: true })),
        rowData: contacts,
        rowHeight: 30,
        onFirstDataRendered: () => { globalThis.usable = performance.now(); },
    });
} else {
    const table = new globalThis.Tabulator(place, {
        data: contacts,
        height: "100%",
        rowHeight: 30,
        selectableRange: 1, // cells that take keys
        columns: kColumns.map(([field, title, width]) => ({ field, title, width, headerFilter: "input" })),
    });
    table.on("tableBuilt", () => { globalThis.usable = performance.now(); });
}
