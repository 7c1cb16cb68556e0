// The JSON Schema of a workspace as one JSON file, made of the tables: docs/workspace.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/exchange/json_tape.h"
#include "core/schema/schema.h"

namespace segments::test {

inline std::string field_schema(const table::FieldDef& field) {
    using filter::ValueType;
    std::string out = "{\"description\": ";
    exchange::append_json_string(out, field.caption);
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            out += ", \"type\": \"string\"";
            if (field.max_length > 0) out += ", \"maxLength\": " + std::to_string(field.max_length);
            break;
        case ValueType::boolean:
            out += ", \"const\": true";
            break;
        case ValueType::date:
            out += ", \"type\": \"string\", \"format\": \"date\"";
            break;
        case ValueType::option: {
            out += ", \"enum\": [";
            std::string_view comma;
            for (const std::string_view each : field.options) {
                if (trim_blanks(each).empty()) continue;
                out += comma;
                comma = ", ";
                exchange::append_json_string(out, trim_blanks(each));
            }
            out += "]";
            break;
        }
        default:
            out += ", \"$ref\": \"#/$defs/number\"";
            break;
    }
    return out + "}";
}

inline std::string workspace_schema() {
    std::string out = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://segments.example/workspace.schema.json",
  "title": "Segments workspace, version 1",
  "description": "A whole workspace: every record of every table with its ids, and the contents of attachments. Blank values (empty texts, 0, false) are left out. Explained in exchange.md.",
  "type": "object",
  "required": ["format", "version", "records"],
  "properties": {
    "format": {"const": "segments.workspace"},
    "version": {"const": 1},
    "name": {"description": "Of the workspace", "type": "string"},
    "records": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/content"})";
    for (const table::TableDef* def : schema::tables())
        out += ", {\"$ref\": \"#/$defs/" + std::string(def->name) + "\"}";
    out += R"(]}}
  },
  "additionalProperties": false,
  "$defs": {
    "number": {
      "description": "A whole number; beyond 2^53 as a text. Decimals are multiplied by 100,000. Times are milliseconds since midnight plus 1, times with a day minutes since 1900-01-01 plus 1.",
      "anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+$"}]
    },
    "content": {
      "description": "A piece of what attachments hold, behind the records; `bytes` is base64",
      "type": "object",
      "required": ["$content", "piece", "bytes"],
      "properties": {
        "$content": {"description": "Hash of the content, a record of attachmentContent", "type": "string"},
        "piece": {"description": "1, 2, 3 ...", "type": "integer", "minimum": 1},
        "bytes": {"type": "string", "contentEncoding": "base64"}
      },
      "additionalProperties": false
    })";
    for (const table::TableDef* def : schema::tables()) {
        out += ",\n    \"" + std::string(def->name) + "\": {\n      \"description\": ";
        exchange::append_json_string(out, def->caption);
        out +=
            ",\n      \"type\": \"object\",\n      \"required\": [\"$table\"],\n      \"properties\": {\n    "
            "    "
            "\"$table\": {\"const\": \"" +
            std::string(def->name) + "\"}";
        for (const table::FieldDef& field : def->fields)
            out += ",\n        \"" + std::string(field.name) + "\": " + field_schema(field);
        out += "\n      },\n      \"additionalProperties\": false\n    }";
    }
    return out + "\n  }\n}\n";
}

}  // namespace segments::test
