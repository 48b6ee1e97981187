"""The element types of Drupal's Webform and OS2Forms, and what each is here."""

import re

KINDS = {
    "textfield": "text", "textarea": "textarea", "text_format": "textarea", "webform_codemirror": "textarea",
    "email": "email", "webform_email_confirm": "email", "tel": "phone", "webform_telephone": "phone",
    "number": "integer", "range": "integer", "webform_scale": "integer", "webform_rating": "integer",
    "rating": "integer", "date": "date", "webform_time": "time", "checkbox": "yes_no", "toggle": "yes_no",
    "webform_terms_of_service": "declaration", "checkboxes": "checkboxes", "webform_checkboxes_other": "checkboxes",
    "webform_entity_checkboxes": "checkboxes", "webform_term_checkboxes": "checkboxes", "tableselect": "checkboxes",
    "radios": "radio", "webform_radios_other": "radio", "webform_entity_radios": "radio", "webform_buttons": "radio",
    "webform_buttons_other": "radio", "select": "select", "webform_select_other": "select",
    "webform_entity_select": "select", "webform_term_select": "select", "language_select": "select",
    "webform_image_select": "radio", "webform_toggles": "checkboxes", "webform_signature": "signature",
    "managed_file": "file", "webform_document_file": "file", "webform_image_file": "file", "webform_address": "address",
    "address": "address", "url": "text", "entity_autocomplete": "text", "webform_autocomplete": "text", "search": "text",
    "machine_name": "text", "os2forms_digital_signature": "signature", "webform_name": "text", "datetime": "datetime",
    "datelist": "datetime", "os2forms_nemid_cpr": "personal_number", "os2forms_nemid_name": "text",
    "os2forms_nemid_address": "text", "os2forms_nemid_coaddress": "text", "os2forms_nemid_city": "text",
    "os2forms_dawa_address": "address", "os2forms_dawa_block": "property_designation",
    "os2forms_dawa_matrikula": "property_designation",
}  # fmt: skip
NEAR = {
    "webform_email_multiple": "text", "webform_link": "text", "webform_height": "text", "password": "text",
    "password_confirm": "text", "color": "text", "weight": "integer", "webform_audio_file": "file",
    "webform_video_file": "file", "webform_tableselect_sort": "checkboxes", "webform_table_sort": "checkboxes",
    "webform_same": "yes_no", "webform_checkbox_value": "text", "webform_location_places": "address",
    "webform_location_geocomplete": "address", "webform_excluded_elements": "text", "webform_excluded_columns": "text",
    "webform_element_attributes": "text", "webform_element_composite": "textarea", "os2forms_map": "text",
}  # fmt: skip
"""Types that we have no kind for → the nearest."""
HOLDERS = frozenset({
    "webform_wizard_page", "webform_card", "webform_section", "container", "details", "fieldset", "webform_flexbox",
    "table", "webform_table", "webform_table_row", "form", "webform_group", "details_group", "vertical_tabs",
    "horizontal_tabs",
})  # fmt: skip
PAGES = frozenset({"webform_wizard_page", "webform_card"})
WORDS = frozenset({
    "webform_markup", "processed_text", "markup", "item", "webform_message", "webform_more", "label", "html_tag",
    "inline_template", "",
})  # fmt: skip
LOOKS = frozenset({"webform_horizontal_rule", "webform_actions", "actions", "submit", "button", "webform_progress"})
OUTSIDE = frozenset({
    "captcha", "token", "view", "webform_variant", "webform_entity_print_attachment", "webform_attachment_token",
    "webform_attachment_twig", "webform_attachment_url", "os2forms_nemid_nemlogin_link", "os2forms_attachment",
    "password_policy",
})  # fmt: skip
HIDDEN = frozenset({"hidden", "value"})
COMPUTED = frozenset({"webform_computed_twig", "webform_computed_token", "grants_webform_summation_field"})
MERGED = frozenset({"webform_custom_composite"})
OTHERS = frozenset({"webform_select_other", "webform_radios_other", "webform_checkboxes_other", "webform_buttons_other"})
"""Choices with a field for one's own words."""
ONE_BOX = frozenset({"checkbox", "toggle", "webform_terms_of_service", "webform_same"})

COMPOSITES = {
    "webform_contact": (
        ("name", "text"), ("company", "text"), ("email", "email"), ("phone", "phone"), ("address", "text"),
        ("address_2", "text"), ("city", "text"), ("state_province", "text"), ("postal_code", "text"), ("country", "text"),
    ),
}  # fmt: skip
"""Types made of several fields → the fields and their kinds."""
_HINTS = (
    (r"cpr|personal_?number|personnummer|ssn", "personal_number"),
    (r"cvr|org(anisation)?_?(nr|number)", "organisation_number"),
    (r"bank|account_?number", "bank_account"), (r"attach|upload|file|document", "file"), (r"address|osoite", "address"),
    (r"e_?mail", "email"), (r"phone|mobile", "phone"), (r"signature", "signature"), (r"date", "date"),
    (r"checkboxes", "checkboxes"),
    (r"select|radios", "select"), (r"composite|table|compensation|budget|officials", "textarea"),
)  # fmt: skip


def near(name: str) -> str:
    """The kind that a type of somebody's own is nearest to, by its name."""
    if name in NEAR:
        return NEAR[name]
    return next((kind for pattern, kind in _HINTS if re.search(pattern, name)), "text")


def masked(mask: str) -> str:
    """The kind that an input mask makes of a text field, "" when it makes none."""
    if re.search(r"'alias': ?'(numeric|integer|decimal|currency|percentage)'|'digits'", mask):
        whole = re.search(r"'digits': ?'?0|'integer'", mask)
        return "integer" if whole else "decimal"
    return "email" if "'email'" in mask else ""
