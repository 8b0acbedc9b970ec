"""Conflict class of every field of every record, as the models declare them. Written by ``tools.wire_classes``."""

from __future__ import annotations

from typing import Final

CLASSES: Final[dict[str, dict[str, str]]] = {
    "attachment": {
        "F": "extra",
        "I": "id mime name owner_id owner_kind role sha256 size",
    },
    "channel": {
        "F": "address extra keeper position rubrics",
        "I": "id",
        "P": "active kind name unit_id",
    },
    "closed_book": {
        "F": "extra",
        "I": "book closed_on content_sha256 id numbers pdf_sha256 period rows signed_by title unit_id volume",
    },
    "committee": {
        "F": "extra",
        "I": "id",
        "P": "body meeting_id provisional seats since term unit_id until",
        "W": "ended_on recognised_on recognition request_id",
    },
    "committee_seat": {
        "F": "detail extra position votes",
        "I": "committee_id id member_id",
        "P": "how name post since",
        "W": "left_why recognised_on until",
    },
    "consent": {
        "F": "extra note",
        "I": "answer id member_id method purpose said_on text_version",
        "P": "basis guardian",
        "W": "withdrawn_on",
    },
    "delivery": {
        "F": "extra",
        "I": "id",
        "W": "answer_id answered_on arrived_on directive note org refused_on registered_on seen_on",
    },
    "directive": {
        "F": "extra",
        "I": "answer_by files id letter letter_id sent_at to urgent",
        "W": "recall_reason recalled_on reminded_on replaced_by",
    },
    "document_copy": {
        "F": "copies extra",
        "I": "electronic entity id kind made_on number_id number_printed record_id subject",
        "P": "signer unit_id",
        "T": "parts",
    },
    "dossier": {
        "F": "extra language note rights",
        "I": "id",
        "P": "code heading person retention_years subheading title unit_id year",
        "W": "closed_on handed_on handed_to state",
    },
    "dossier_entry": {
        "F": "extra note",
        "I": "dossier_id entity id record_id",
        "P": "ordinal sheets",
    },
    "erasure": {
        "F": "extra",
        "I": "at counts digest entity id person_id reason record_id request_id salt",
    },
    "exchange_package": {
        "F": "extra notes",
        "I": "at direction document_id id kind name office said_at sha256 size status words",
        "W": "incoming_id outgoing_id",
    },
    "expected_answer": {
        "F": "extra note",
        "I": "id outgoing_id",
        "P": "due_on name unit_id",
        "W": "answered_on incoming_id reminded_on",
    },
    "fee_classing": {
        "F": "extra",
        "I": "id member_id since",
        "P": "kind",
    },
    "fee_closing": {
        "F": "extra",
        "I": "balance closed_on id period report unit_id until",
    },
    "fee_entry": {
        "F": "extra",
        "I": "amount counter_of day id kind number other_id period person unit_id way words",
    },
    "fee_fund": {
        "F": "extra treasurer",
        "I": "id unit_id",
        "P": "account bank_bin first_month holder",
    },
    "fee_payment": {
        "F": "extra",
        "I": "amount entry_id id member_id month",
    },
    "fee_transfer": {
        "F": "extra",
        "I": "amount day id key payer reference text unit_id",
        "W": "entry_id member_id state",
    },
    "fee_waiver": {
        "F": "extra",
        "I": "id member_id",
        "P": "decided_by decided_on decision_number first last reason",
    },
    "grant": {
        "F": "extra note",
        "I": "directive id sender urgent",
        "W": "answer_id answered_on arrived_on incoming_id recall_reason recalled_on refused_on registered_on reminded_on replaced_by seen_on",
    },
    "held_number": {
        "F": "extra",
        "I": "held_on id no printed reason series_id until",
        "W": "state",
    },
    "incoming_letter": {
        "C": "guesses letter_year same_key",
        "F": "cites extra note pages place recipients stamp_at",
        "I": "id",
        "P": "addressees arrival_book arrival_number arrival_year arrived_on authority due_on handler issuer kind letter_date notation number passed_on position secrecy signer subject superior unit_id urgency",
        "T": "text",
        "W": "stage state",
    },
    "issued_number": {
        "F": "extra",
        "I": "given_on id letter_id no period printed series_id suffix unit_id",
        "W": "reason state",
    },
    "letter_step": {
        "F": "extra note",
        "I": "id incoming_id stage",
        "P": "due_on happened_on opinion who",
        "W": "co_workers lead",
    },
    "letter_template": {
        "F": "extra note",
        "I": "id",
        "P": "form kind name standard",
        "T": "parts",
    },
    "letter_version": {
        "F": "extra note",
        "I": "id letter_id made_at made_by no parts reason",
    },
    "loan": {
        "F": "extra note",
        "I": "id",
        "P": "allowed_by dossier_id incoming_id lent_on outgoing_id person unit_id",
        "W": "back_on",
    },
    "mailing": {
        "F": "extra",
        "I": "id letter_id",
        "P": "mode",
        "T": "rows",
        "W": "issued_on",
    },
    "meeting": {
        "F": "chair_position extra guests note place secretary_position",
        "I": "id",
        "P": "body chair ends_at held_on online secretary starts_at summoned title unit_id",
        "W": "call_id minutes_id present state",
    },
    "meeting_attendance": {
        "F": "extra position reason",
        "I": "id meeting_id member_id",
        "P": "name",
        "W": "present",
    },
    "meeting_item": {
        "F": "extra",
        "I": "id meeting_id",
        "P": "position title",
        "T": "conclusion text",
    },
    "meeting_task": {
        "F": "extra",
        "I": "id meeting_id task_id",
    },
    "meeting_vote": {
        "F": "extra tellers",
        "I": "first_id id meeting_id",
        "P": "matter position question round seats secret",
        "W": "blank invalid issued present returned",
    },
    "member": {
        "C": "folded given initials phone_key sort_key",
        "F": "abroad association association_position birth_place birth_place_id category computing current_address current_place_id education email extra family_origin foreign_language health home_town home_town_id national_awards national_discipline national_grading national_honorary national_training note occupation other_name permanent_address permanent_place_id phone pioneer_position political_theory qualification residence_union social_origin workplace",
        "I": "id",
        "P": "admission_decided_on admission_resolution birth_date birth_year book_number book_reissued_on card_issued_on card_number card_reissued_on code consent ethnicity full_name honorary_on id_issued_by id_issued_on id_number introducer joined_at joined_on outstanding_year party_course_on party_joined_on party_official_on photo_id religion sex status status_since stays_until temporary_union temporary_until union_position unit_id unit_since",
        "T": "family",
    },
    "member_award": {
        "F": "extra note reason",
        "I": "id member_id",
        "P": "awarded_by awarded_on decision_number form operation_id year",
    },
    "member_discipline": {
        "F": "extra note reason",
        "I": "id member_id",
        "P": "decided_by decided_on decision_number expires_on form operation_id",
        "W": "ended_on state",
    },
    "member_entry_target": {
        "F": "extra note",
        "I": "id unit_id",
        "P": "due_on fields wanted",
    },
    "member_grade": {
        "F": "extra remark",
        "I": "id member_id period",
        "P": "decided_by decided_on grade operation_id",
        "W": "state",
    },
    "member_position": {
        "F": "body extra note term",
        "I": "id member_id",
        "P": "decided_on decision_number ends_on operation_id position starts_on unit_id",
    },
    "member_report": {
        "F": "extra handed_to note",
        "I": "form id period unit_id version",
        "P": "from_on typed until_on",
        "W": "figures handed_on state",
    },
    "member_spell": {
        "F": "extra note",
        "I": "id member_id",
        "P": "ends_on how operation_id starts_on unit_id",
    },
    "member_training": {
        "C": "total",
        "F": "extra note",
        "I": "id member_id period",
        "P": "confirmed_by confirmed_on graded_on group1 group2 group3 group4 group5 operation_id registered_on result",
        "T": "content",
        "W": "state",
    },
    "nominee_remark": {
        "F": "extra written_by",
        "I": "id member_id quarter",
        "P": "operation_id written_on",
        "T": "text",
    },
    "number_wait": {
        "F": "extra",
        "I": "entity id unit_id",
        "W": "asked book period person_id since state",
    },
    "operation": {
        "F": "extra note title",
        "I": "id kind",
        "P": "begun_on data unit_id",
        "W": "closed_on state",
    },
    "operation_member": {
        "F": "extra position",
        "I": "id member_id operation_id",
        "P": "data",
        "W": "outcome",
    },
    "operation_paper": {
        "F": "extra",
        "I": "id member_id operation_id paper",
        "P": "letter_id",
    },
    "operation_step": {
        "F": "extra note",
        "I": "id operation_id position step",
        "W": "done_on due_on who",
    },
    "outcome": {
        "F": "extra item link measure note place rubric who",
        "I": "id",
        "P": "attendance channel_id figure happened_on incoming_id kind task_id title unit_id",
    },
    "outgoing_letter": {
        "F": "copies extra keeper note",
        "I": "id",
        "P": "answers_id form kind signer standard standard_version subject unit_id",
        "T": "parts",
        "W": "issued_at letter_date number_id number_printed recalled_on replaced_by_id sealed_on sent_on signed_on state",
    },
    "outgoing_step": {
        "F": "extra",
        "I": "happened_on id letter_id person_id reason recorded_at step who",
    },
    "person": {
        "F": "extra",
        "I": "id",
        "P": "active name role unit_id",
    },
    "posting": {
        "F": "extra note receipt",
        "I": "id",
        "P": "envelopes number outgoing_id recipient sent_on unit_id",
    },
    "recurring_task": {
        "F": "extra note",
        "I": "id",
        "P": "active ahead assignee day ends_on every month starts_on title unit_id",
        "W": "made_to",
    },
    "restriction": {
        "F": "extra reason",
        "I": "id member_id since",
        "W": "lifted_on",
    },
    "rule_change": {
        "F": "extra",
        "I": "by id key set_at since value why",
    },
    "saved_search": {
        "F": "extra position",
        "I": "id subject",
        "P": "name query",
    },
    "series": {
        "F": "extra note",
        "I": "book id period period_kind unit_id",
        "P": "ends_on first starts_on",
        "W": "closed inserts",
    },
    "short_message": {
        "F": "extra",
        "I": "id",
        "P": "channel_id incoming_id outgoing_id sent_to text",
        "W": "sent_on",
    },
    "signer": {
        "F": "extra rank",
        "I": "id",
        "P": "authority_lines name position unit_id valid_from valid_to",
    },
    "subject_request": {
        "F": "extra words",
        "I": "asked_on id kind member_id",
        "P": "answer_by asked_by due_on",
        "W": "answered_on done_on extended outcome state task_id",
    },
    "task": {
        "F": "evidence extra result",
        "I": "id",
        "P": "assignee co_workers due_on incoming_id outgoing_id recurring_id title unit_id",
        "W": "done_on percent state",
    },
    "task_note": {
        "F": "extra text",
        "I": "id task_id",
        "P": "noted_on percent",
    },
    "text_block": {
        "F": "extra",
        "I": "id",
        "P": "name",
        "T": "body",
    },
    "unit": {
        "C": "folded sort_key",
        "F": "address email extra phone place_id position seal_mm sector short_name",
        "I": "id",
        "P": "code drafting_unit issuing_lines level name parent_id place standard superior_lines symbol term_from term_name term_to valid_from valid_to",
    },
    "unit_event": {
        "F": "extra note",
        "I": "after before from_id group_id happened_on id kind to_id",
        "P": "decided_on decision_number",
    },
    "vote_line": {
        "F": "detail extra",
        "I": "id member_id vote_id",
        "P": "name position",
        "W": "no other yes",
    },
}
"""Entity, class letter, fields in one string."""

FOREVER: Final = frozenset(
    {
        "closed_book",
        "directive",
        "erasure",
        "fee_closing",
        "fee_entry",
        "fee_payment",
        "held_number",
        "issued_number",
    }
)
"""Entities whose records are never deleted."""
