# Which sources, from the project's root, make the second part of the page's program (tools/split_program.py).
#
# The first screen is the first-start page, Home or the list of contacts. What other screens and dialogs are made of
# comes after it; tests/e2e/program_parts.test.mjs sees to it that the first ones don't need it.
string(JOIN "|" SEGMENTS_SECOND_PART
    "^app/(attachment|campaign|command|criteria|drafts|duplicates|help|letter|logging|profile|purchases|rehearsal|segment|setup)/"
    "^app/backup/(backup|days_card|file_pieces|restore|storage_jobs|wording)"
    "^app/workspaces/(duplicate|passphrase|workspace_dialogs)"
    "^storage/(catalog_memory|format/draft|restore|sealed/|idbfs/cipher|workspace/(integrity_check|workspace_copy))"
    "^app/exchange/(download|drop|emails|export_dialog|import|mapping|policies|rejected|segment_sheet|take_back_import|wording|workspace_file)"
    "^app/grid/(fill_series|filter_sheet|grid_foot|grid_paste|group_by|header_menu|paste_preview|view_dialogs)"
    "^app/ui/(picture|rich_text)"
    "^app/screens/(assignment|code|contact_addresses|contact_card|contact_interactions|contact_segments|history|log|new_code)"
    "^app/screens/(postponed|segment_list|template|workspace)"
    "^core/(attachment|criteria|exchange|interaction|letter|profile|segment|word)/"
    "^build/deps/pugixml"
    "^core/contact/(address_block|alternate_address|assignments|contact_references|delete_contacts|duplicates|inheritance)"
    "^core/contact/(merge|salutation|type_change)"
    "^core/setup/number_series_setup"
    "^storage/backup"
    "^core/(base/fuzzy|query/(rare_rows|record_search)|table/derived_orders)")
