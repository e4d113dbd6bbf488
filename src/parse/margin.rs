//! Fields at the margin of a claim file that belong to the record above them: one finding, and they are read where they
//! were meant to stand.

use crate::diagnostic::Diagnostic;
use crate::parse::brief::BriefRecord;
use crate::parse::claim::ClaimRecord;
use crate::parse::document::DocumentRecord;
use crate::parse::file::FileRecord;
use crate::parse::judgment::{GapRecord, JudgmentRecord};
use crate::parse::record::{Record as _, RecordDef};
use crate::parse::response::ResponseRecord;
use crate::parse::source::SourceRecord;
use crate::parse::value::{Faults, shown};
use crate::parse::yaml::{Entry, Node, NodeKind};

/// Moves the fields at the margin of a file into the brief, or into the last record of the list, above them.
pub(super) fn gather(root: Node, faults: &mut Faults<'_>) -> Node {
    let NodeKind::Map(entries) = root.kind else { return root };
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut strays: Vec<Entry> = Vec::new();
    for entry in entries {
        let is_own = FileRecord::DEF.all_fields().any(|field| field.key == entry.key);
        if !is_own && kept.last().is_some_and(|home| is_of(home, &entry)) {
            strays.push(entry);
            continue;
        }
        settle(&mut kept, std::mem::take(&mut strays), faults);
        kept.push(entry);
    }
    settle(&mut kept, strays, faults);
    Node { span: root.span, kind: NodeKind::Map(kept) }
}

/// The declaration of the records that stand under a key of a file.
fn def_of(key: &str) -> Option<&'static RecordDef> {
    Some(match key {
        "brief" => BriefRecord::DEF,
        "documents" => DocumentRecord::DEF,
        "sources" => SourceRecord::DEF,
        "claims" => ClaimRecord::DEF,
        "responses" => ResponseRecord::DEF,
        "judgments" => JudgmentRecord::DEF,
        "gaps" => GapRecord::DEF,
        _ => return None,
    })
}

/// Whether an entry at the margin is a field of the record above it that this does not have yet.
fn is_of(home: &Entry, entry: &Entry) -> bool {
    let is_known = |def: &RecordDef| def.all_fields().any(|field| field.key == entry.key);
    let has_it = |fields: &[Entry]| fields.iter().any(|field| field.key == entry.key);
    let is_free = match &home.value.kind {
        NodeKind::Empty => home.key == "brief",
        NodeKind::Map(fields) => home.key == "brief" && !has_it(fields),
        NodeKind::List(items) => {
            matches!(items.last().map(|item| &item.kind), Some(NodeKind::Map(fields)) if !has_it(fields))
        }
        NodeKind::Text { .. } => false,
    };
    is_free && def_of(&home.key).is_some_and(is_known)
}

/// Puts such fields into the record above them, with one finding for all.
fn settle(kept: &mut [Entry], strays: Vec<Entry>, faults: &mut Faults<'_>) {
    let (Some(home), Some(first), Some(last)) = (kept.last_mut(), strays.first(), strays.last()) else {
        return;
    };
    let Some(def) = def_of(&home.key) else { return };
    let key = shown(&first.key);
    let are_more = strays.len() > 1;
    let (pronoun, are) = if are_more { ("them", "they are fields") } else { ("it", "it is a field") };
    let help = if home.key == "brief" {
        format!("{are} of the brief: write {pronoun} below `brief:`, indented, `  {key}: …`")
    } else {
        format!("{are} of the {} above: indent {pronoun} as its other fields are", def.noun)
    };
    let more = match strays.len() - 1 {
        0 => String::new(),
        1 => ", nor the one below it".to_owned(),
        more => format!(", nor the {more} below it"),
    };
    let message = format!("a claim file has no field `{key}`{more}");
    faults.push(Diagnostic::error("unknown-field", first.key_span, message).help(help));
    let span = first.key_span.to(last.value.span);
    match &mut home.value.kind {
        NodeKind::Map(fields) => fields.extend(strays),
        NodeKind::List(items) => {
            if let Some(NodeKind::Map(fields)) = items.last_mut().map(|item| &mut item.kind) {
                fields.extend(strays);
            }
        }
        _ => home.value = Node { span, kind: NodeKind::Map(strays) },
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::parse::file::{FileRecords, read};
    use crate::text::FileId;

    fn said(text: &str) -> (FileRecords, Vec<String>) {
        let mut findings = Vec::new();
        let records = read(FileId(0), "a.yaml", text, &mut findings);
        let told = |one: &Diagnostic| format!("{} ({})", one.message, one.help.clone().unwrap_or_default());
        (records, findings.iter().map(told).collect())
    }

    #[test]
    fn fields_at_the_margin_are_one_finding_and_are_read_where_they_were_meant() {
        let (records, findings) = said("brief:\nid: b\ntitle: T\nas_of: 2031\nclaims: []\n");
        assert_eq!(
            findings,
            [
                "a claim file has no field `id`, nor the 2 below it (they are fields of the brief: write them below `brief:`, indented, `  id: …`)"
            ]
        );
        assert_eq!(records.brief.map(|brief| brief.title.value).as_deref(), Some("T"));
        let (records, findings) = said("gaps:\n- id: a\ngap: How long\ncollect: ask\n");
        assert_eq!(
            findings,
            [
                "a claim file has no field `gap`, nor the one below it (they are fields of the gap above: indent them as its other fields are)"
            ]
        );
        assert!(records.gaps.iter().all(|gap| gap.gap.value == "How long" && gap.collect.is_some()));
        assert_eq!(records.gaps.len(), 1);
    }

    #[test]
    fn what_is_no_field_of_the_record_above_is_left_where_it_stands() {
        let (_, findings) = said("gaps:\n  - gap: How long\ngap: Why\ncue: said\n");
        assert_eq!(findings.len(), 2, "{findings:#?}");
    }
}
