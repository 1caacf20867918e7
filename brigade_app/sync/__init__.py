"""Case files, and bundles: what a node says to another one, sealed, signed and carried on a stick.

This floor is bytes, streams and values in and out; it never opens the store. An operation hands it journal lines,
things that open evidence, and keys. The staircase (`VolumeReader`) is the only way into a volume.
Source: bundle format.
"""

from brigade_app.sync.bag import Member
from brigade_app.sync.disclosure import Disclosure
from brigade_app.sync.enrolment import Card, SignedCard, check_words, make_card, peer_of, read_card
from brigade_app.sync.entries import (
    ChainCheck,
    Entry,
    Reference,
    entry_line,
    read_line,
    read_lines,
    read_references,
    references_bytes,
    without_body,
)
from brigade_app.sync.keys import (
    DeviceKeys,
    SigningKey,
    fingerprint,
    fingerprint_words,
    make_device_keys,
    new_age_identity,
)
from brigade_app.sync.layout import (
    Content,
    EvidenceFile,
    VolumeContents,
    bundle_folder,
    fill_volumes,
    find_volumes,
    volume_name,
)
from brigade_app.sync.opening import PushedStream, explained, open_age_file
from brigade_app.sync.plan import (
    Ack,
    EntryRange,
    Plan,
    Recipient,
    Sender,
    new_bundle_id,
    plan_bytes,
    plan_digest,
    read_plan,
)
from brigade_app.sync.reading import Part, Proven, VolumeReader, verify_volume
from brigade_app.sync.registry import allowed_signers, read_allowed_signers, recipients_of, signer_of
from brigade_app.sync.sealing import SealedVolume, SealJob, StagedRecords, finish_bundle, seal_volume
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, ENROL_NAMESPACE, sign

__all__ = [
    "BUNDLE_NAMESPACE", "ENROL_NAMESPACE", "Ack", "Card", "ChainCheck", "Content", "DeviceKeys", "Disclosure", "Entry",
    "EntryRange", "EvidenceFile", "Member", "Part", "Plan", "Proven", "PushedStream", "Recipient", "Reference",
    "SealJob", "SealedVolume", "Sender", "SignedCard", "SigningKey", "StagedRecords", "VolumeContents", "VolumeReader",
    "allowed_signers", "bundle_folder", "check_words", "entry_line", "explained", "fill_volumes", "find_volumes",
    "fingerprint", "fingerprint_words", "finish_bundle", "make_card", "make_device_keys", "new_age_identity",
    "new_bundle_id", "open_age_file", "peer_of", "plan_bytes", "plan_digest", "read_allowed_signers", "read_card",
    "read_line", "read_lines", "read_plan", "read_references", "recipients_of", "references_bytes", "seal_volume",
    "sign", "signer_of", "verify_volume", "volume_name", "without_body",
]  # fmt: skip
