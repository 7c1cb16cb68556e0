// How a node of the accessible tree becomes an element: its tag, its ARIA attributes, where its name goes.
// The lists follow the enumerations of app/ui/node.h, in their order.

export const kRoles = ['none', 'navigation', 'main', 'heading', 'link', 'button', 'menubutton', 'menu',
    'menuitem', 'toolbar', 'grid', 'row', 'columnheader', 'gridcell', 'textbox', 'searchbox', 'combobox', 'listbox',
    'option', 'checkbox', 'spinbutton', 'group', 'dialog', 'alertdialog', 'progressbar', 'status', 'alert', 'text',
    'tablist', 'tab', 'tabpanel', 'list', 'listitem', 'separator', 'img'];
export const kInputs = ['text', 'multiline', 'email', 'telephone', 'url', 'number', 'date', 'time', 'code',
    'search', 'password'];
const kChecks = [null, 'false', 'true', 'mixed'];
const kSorts = [null, 'ascending', 'descending'];
const kInputModes = {email: 'email', telephone: 'tel', url: 'url', number: 'decimal', search: 'search'};

const kTags = {navigation: 'nav', main: 'main', link: 'a', button: 'button', menubutton: 'button', text: 'span',
    textbox: 'input', searchbox: 'input', combobox: 'input', spinbutton: 'input', checkbox: 'input'};
// Elements whose tag says the role already.
const kNativeRoles = new Set(['none', 'navigation', 'main', 'heading', 'link', 'button', 'menubutton', 'text',
    'checkbox']);
const kFields = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
// Their text is their name; all other named elements get an aria-label.
const kTextRoles = new Set(['heading', 'link', 'button', 'menubutton', 'menuitem', 'columnheader', 'gridcell',
    'option', 'text', 'status', 'alert', 'tab', 'listitem']);
const kUnnamed = new Set(['none', 'text', 'separator']);
// A click gives them the focus even while they are out of the Tab order.
const kFocusOnClick = new Set(['gridcell', 'columnheader', 'row', 'option', 'tab', 'menuitem', 'dialog',
    'alertdialog', 'grid', 'listbox', 'menu', 'main']);
const kActivated = new Set(['option', 'tab', 'menuitem']);
const kChecked = new Set(['menuitem', 'option']);

export const isField = (role) => kFields.has(role);
// Roles that Enter and Space activate, without being native buttons.
export const isActivatedByKey = (role) => kActivated.has(role);
export const hasText = (role) => kTextRoles.has(role);

export function tagOf(node) {
    if (node.role === 'heading') return 'h' + (node.level || 1);
    if (kFields.has(node.role) && node.input === 'multiline') return 'textarea';
    return kTags[node.role] || 'div';
}

const yes = (flag) => (flag ? 'true' : null);
const positive = (number) => (number > 0 ? String(number) : null);
const idOf = (id) => (id ? 'n' + id : null);

function roleOf(node) {
    if (node.role === 'menuitem' && node.check) return 'menuitemcheckbox';
    if (kNativeRoles.has(node.role) || (node.role === 'textbox' && node.input !== 'search')) return null;
    return node.role;
}

function tabIndexOf(node) {
    if (node.disabled && !node.focusable) return null;
    if (node.focusable) return '0';
    return kFocusOnClick.has(node.role) ? '-1' : null;
}

function fieldAttributes(node, attributes) {
    const prose = node.input === 'text' || node.input === 'multiline';
    Object.assign(attributes, {
        'autocomplete': 'off',
        'placeholder': ' ',   // :placeholder-shown of page.css; the canvas draws the real one
        'autocapitalize': prose ? 'sentences' : 'off',
        'spellcheck': prose && node.role === 'textbox' ? 'true' : 'false',
        'type': node.input === 'password' ? 'password' : null,
        'inputmode': kInputModes[node.input] || null,
        'maxlength': positive(node.maxLength),
        'readonly': node.readonly ? '' : null,
        'disabled': node.disabled ? '' : null,
        'aria-required': yes(node.required),
        'aria-invalid': yes(node.invalid),
        'tabindex': node.focusable ? null : '-1',
    });
    if (node.role === 'combobox') {
        attributes['aria-expanded'] = String(node.expanded);
        attributes['aria-autocomplete'] = node.readonly ? null : 'list';
        attributes['aria-haspopup'] = 'listbox';
    }
    if (node.role === 'spinbutton') {
        attributes['aria-valuenow'] = String(node.valueNow);
        attributes['aria-valuetext'] = node.value || null;
    }
}

// All attributes of the node's element by name; null: none of that name.
export function attributesOf(node) {
    const named = !kUnnamed.has(node.role) && (!kTextRoles.has(node.role) || node.hasChildren);
    const attributes = {
        'role': roleOf(node),
        'aria-label': named && node.name ? node.name : null,
        'aria-description': node.description || null,
        'aria-keyshortcuts': node.shortcut || null,
        'tabindex': tabIndexOf(node),
        'aria-disabled': null,
        'aria-controls': node.expanded || node.role === 'tab' ? idOf(node.controls) : null,
        'aria-activedescendant': idOf(node.activeDescendant),
        'aria-current': node.current ? 'page' : null,
    };
    if (kFields.has(node.role)) {
        fieldAttributes(node, attributes);
        return attributes;
    }
    switch (node.role) {
        case 'link':
            attributes.href = node.href || '#';
            attributes['aria-disabled'] = yes(node.disabled);
            break;
        case 'button': case 'menubutton':
            attributes.type = 'button';
            attributes.disabled = node.disabled ? '' : null;
            attributes['aria-pressed'] = kChecks[node.check];
            if (node.role === 'menubutton' || node.hasPopup) {
                attributes['aria-haspopup'] = node.role === 'menubutton' ? 'menu' : 'dialog';
                attributes['aria-expanded'] = String(node.expanded);
            } else if (node.expandable) {
                attributes['aria-expanded'] = String(node.expanded);
            }
            break;
        case 'checkbox':
            attributes.type = 'checkbox';
            attributes.disabled = node.disabled ? '' : null;
            attributes['aria-readonly'] = yes(node.readonly);
            attributes['aria-required'] = yes(node.required);
            attributes['aria-invalid'] = yes(node.invalid);
            break;
        case 'grid':
            attributes['aria-rowcount'] = node.rowCount >= 0 ? String(node.rowCount) : null;
            attributes['aria-colcount'] = node.columnCount >= 0 ? String(node.columnCount) : null;
            attributes['aria-multiselectable'] = yes(node.multiselectable);
            attributes['aria-readonly'] = yes(node.readonly);
            break;
        case 'row':
            attributes['aria-rowindex'] = positive(node.rowIndex);
            attributes['aria-selected'] = yes(node.selected);
            break;
        case 'columnheader': case 'gridcell':
            attributes['aria-rowindex'] = positive(node.rowIndex);
            attributes['aria-colindex'] = positive(node.columnIndex);
            attributes['aria-expanded'] = node.expandable ? String(node.expanded) : null;
            attributes['aria-sort'] = node.role === 'columnheader' ? kSorts[node.sort] : null;
            attributes['aria-selected'] = yes(node.selected);
            attributes['aria-readonly'] = yes(node.readonly);
            attributes['aria-required'] = yes(node.required);
            attributes['aria-invalid'] = yes(node.invalid);
            break;
        case 'option': case 'tab':
            attributes['aria-selected'] = String(node.selected);
            attributes['aria-disabled'] = yes(node.disabled);
            break;
        case 'dialog': case 'alertdialog':
            attributes['aria-modal'] = yes(node.modal);
            break;
        case 'listbox':
            attributes['aria-multiselectable'] = yes(node.multiselectable);
            break;
        case 'progressbar':
            attributes['aria-valuenow'] = String(node.valueNow);
            attributes['aria-valuemax'] = String(node.valueMax || 100);
            attributes['aria-valuetext'] = node.value || null;
            break;
        case 'status': case 'alert':
            attributes['aria-live'] = node.live ? null : 'off';
            break;
        case 'menuitem':
            attributes['aria-disabled'] = yes(node.disabled);
            if (node.hasPopup) {
                attributes['aria-haspopup'] = 'menu';
                attributes['aria-expanded'] = String(node.expanded);
            }
            break;
        default:
            break;
    }
    if (kChecked.has(node.role)) attributes['aria-checked'] = kChecks[node.check];
    return attributes;
}
