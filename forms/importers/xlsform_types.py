"""What the `type` of an XLSForm row asks for."""

import re
from dataclasses import dataclass

_CHOOSING = re.compile(
    r"""(?P<one>add[ ]select[ ]one[ ]prompt[ ]using|select[ _]?one|select1|osm)?
        (?P<many>add[ ]select[ ]multiple[ ]prompt[ ]using|select[ _]multiple|select[ ]all[ ]that[ ]apply|select[ ]all)?
        (?P<rank>rank)?
        (?P<file>_from_file)?(?P<outer>_external)?
        (?:[ ]from)?[ ]+(?P<list>\S.*?)
        (?P<other>[ ]+or[ _](?:other|specify[ ]other))?""",
    re.VERBOSE | re.IGNORECASE,
)
_FRAME = re.compile(r"(begin|end)[ _]+(group|repeat|loop)\b(?:\s+over\s+(\S+))?", re.IGNORECASE)
_LIST_OF_OTHERS = re.compile(r"\$\{|\.(csv|xml|geojson)$", re.IGNORECASE)

KINDS = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date",
    "time": "time", "phone_number": "phone", "acknowledge": "declaration", "trigger": "declaration", "range": "decimal",
    "note": "note", "image": "file", "photo": "file", "picture": "file", "file": "file", "datetime": "datetime",
    "calculate": "calculate", "calculation": "calculate", "barcode": "text", "add_text_prompt": "text",
    "add_note_prompt": "note", "add_integer_prompt": "integer", "add_decimal_prompt": "decimal", "add_date_prompt": "date",
    "add_time_prompt": "time", "add_image_prompt": "file", "url": "text", "percentage": "decimal",
    "email_address": "email",
}  # fmt: skip
"""The type in small letters → our kind; note, datetime and calculate are no kinds and are handled apart."""
NEAR = {
    "geopoint": "text", "gps": "text", "location": "text", "geotrace": "text", "geoshape": "text", "audio": "file",
    "video": "file", "add_audio_prompt": "file", "add_video_prompt": "file", "select_one": "select", "csv": "text",
}  # fmt: skip
"""Types that we have no kind for → the nearest."""
UNASKED = frozenset({
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
    "imei", "simid", "start_geopoint", "background_audio", "background_geopoint", "uri:deviceid", "uri:username",
    "uri:email", "uri:phonenumber", "uri:simserial", "uri:subscriberid", "hidden", "xml_external", "csv_external",
    "get_start_time", "get_end_time", "get_today", "get_device_id", "get_subscriber_id", "get_sim_id",
    "get_phone_number", "start_time", "end_time", "device_id", "subscriber_id", "sim_id", "entity", "audit_log",
    "last_saved",
})  # fmt: skip
"""What the telephone or the server fills in."""
HEADS = frozenset({"set_form_title", "set_form_id", "include"})


@dataclass(frozen=True)
class Asked:
    """What a row is: a frame that begins or ends, a choice out of a list, or a plain type."""

    name: str
    frame: str = ""
    over: str = ""
    many: bool = False
    ranks: bool = False
    choices: str = ""
    elsewhere: bool = False
    external: bool = False
    other: bool = False


def asked(written: str) -> Asked:
    """The type of a row, whatever its spelling."""
    plain = " ".join(written.split())
    frame = _FRAME.match(plain)
    if frame:
        return Asked(frame[1].lower(), frame[2].lower(), frame[3] or "")
    choosing = _CHOOSING.fullmatch(plain)
    if choosing and (choosing["one"] or choosing["many"] or choosing["rank"]):
        elsewhere = bool(choosing["file"]) or _LIST_OF_OTHERS.search(choosing["list"]) is not None
        return Asked(
            "choice", many=bool(choosing["many"]), ranks=bool(choosing["rank"]), choices=choosing["list"], elsewhere=elsewhere,
            external=bool(choosing["outer"]), other=bool(choosing["other"]),
        )  # fmt: skip
    return Asked(re.sub(r"[ -]+", "_", plain.lower()))
