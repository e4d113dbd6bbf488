//! Pages to findings: what any template's output must still say. Takes the tracers out.

use crate::render::Rendered;
use crate::render::tracers;

/// Takes the tracers out of every page.
pub fn proofread(rendered: &mut Rendered) {
    for page in &mut rendered.pages {
        page.text = tracers::strip(std::mem::take(&mut page.text));
    }
}
