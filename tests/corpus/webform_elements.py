"""The elements of Drupal's Webform: which kinds ask each rightly, which take no input, and what they offer."""

CORE = {
    "textfield": {"text"}, "textarea": {"textarea"}, "email": {"email"}, "webform_email_confirm": {"email"}, "tel": {"phone"},
    "number": {"integer", "decimal"}, "date": {"date"}, "datetime": {"date"}, "datelist": {"date"}, "webform_time": {"time"},
    "checkbox": {"yes_no", "declaration", "checkboxes"}, "checkboxes": {"checkboxes"}, "radios": {"radio", "select", "yes_no"},
    "select": {"select", "radio", "yes_no", "checkboxes"}, "webform_select_other": {"select", "checkboxes"},
    "webform_radios_other": {"radio", "select"}, "webform_checkboxes_other": {"checkboxes"}, "webform_address": {"address"},
    "address": {"address"}, "managed_file": {"file"}, "webform_document_file": {"file"}, "webform_image_file": {"file"},
    "webform_signature": {"signature"}, "webform_terms_of_service": {"declaration"}, "webform_telephone": {"phone"},
    "webform_likert": {"radio"}, "os2forms_nemid_cpr": {"personal_number"},
}  # fmt: skip
NEAR = {"url": {"text"}, "range": {"integer"}, "webform_scale": {"integer"}, "webform_rating": {"integer"}, "search": {"text"},
         "webform_entity_select": {"select", "checkboxes"}, "webform_entity_radios": {"radio", "select"},
         "text_format": {"textarea"},
         "webform_entity_checkboxes": {"checkboxes"}, "webform_buttons": {"radio"}, "webform_autocomplete": {"text"},
         "os2forms_nemid_name": {"text"}, "os2forms_nemid_address": {"text", "address"}}  # fmt: skip
NO_INPUT = {
    "webform_wizard_page", "webform_card", "webform_section", "container", "details", "fieldset", "webform_flexbox", "table",
    "webform_table", "webform_table_row", "webform_markup", "processed_text", "markup", "item", "webform_message",
    "webform_more", "label", "webform_horizontal_rule", "webform_actions", "None", "webform_variant", "view",
    "webform_custom_composite", "webform_contact", "webform_mapping",
}  # fmt: skip
HIDDEN = {"hidden", "value", "webform_computed_twig", "webform_computed_token", "grants_webform_summation_field", "captcha",
           "webform_entity_print_attachment", "webform_attachment_token", "webform_attachment_twig", "webform_attachment_url",
           "os2forms_nemid_nemlogin_link"}  # fmt: skip


def options(element: dict) -> list[tuple[str, str]]:
    """Value and label of each option, those in groups as well."""
    given = element.get("#options")
    given = dict(enumerate(given)) if isinstance(given, list) else given if isinstance(given, dict) else {}
    found: list[tuple[str, str]] = []
    for value, label in given.items():
        if isinstance(label, dict | list):
            found += options({"#options": label})
        else:
            found.append((str(value).lower() if isinstance(value, bool) else str(value), str(label)))
    return found
