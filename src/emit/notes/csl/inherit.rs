//! Names that stand for others inherit how they are printed. The engine has that of names right below a
//! `cs:substitute`, and not of those that a `cs:choose` stands between, as the editors in Chicago's 18th edition.

use hayagriva::citationberg::{
    Choose, IndependentStyle, LayoutRenderingElement as Element, Names, NamesChild,
};

/// Writes into every such name what it inherits.
pub(super) fn settle(style: &mut IndependentStyle) {
    for own in &mut style.macros {
        elements(&mut own.children, None);
    }
    elements(&mut style.citation.layout.elements, None);
}

/// `outer` are the names that these elements may stand for.
fn elements(list: &mut [Element], outer: Option<&Names>) {
    for element in list {
        match element {
            Element::Names(names) => {
                if let Some(outer) = outer {
                    *names = outer.from_names_substitute(names);
                }
                let whole = names.clone();
                for child in &mut names.children {
                    let NamesChild::Substitute(substitute) = child else { continue };
                    for element in &mut substitute.children {
                        let outer = Some(&whole).filter(|_| !matches!(element, Element::Names(_)));
                        elements(std::slice::from_mut(element), outer);
                    }
                }
            }
            Element::Group(group) => elements(&mut group.children, outer),
            Element::Choose(choose) => branches(choose, outer),
            Element::Text(_) | Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
        }
    }
}

fn branches(choose: &mut Choose, outer: Option<&Names>) {
    elements(&mut choose.if_.children, outer);
    for branch in &mut choose.else_if {
        elements(&mut branch.children, outer);
    }
    if let Some(branch) = &mut choose.otherwise {
        elements(&mut branch.children, outer);
    }
}
