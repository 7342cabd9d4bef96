#![doc = include_str!("../../tests/rules/mixed-date-style.md")]

use super::Definition;
use super::context::listed;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use super::days::{Order, days};
use super::mixed_quotation_marks::quotations;
use super::spelling::is_cyrillic;
use crate::model::{Rule, Safety};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-date-style", code: "IB505" },
    page: include_str!("../../tests/rules/mixed-date-style.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = [Vec::new(), Vec::new()];
    let mut dates = [Vec::new(), Vec::new()];
    for (id, note) in cx.notes().filter(|(_, n)| !listed(n)) {
        let found = days(&note.text, cx.lexicon);
        if found.is_empty() {
            continue;
        }
        // What is quoted keeps its own dates.
        let quoted = quotations(&note.text);
        for day in found {
            let inside = quoted.iter().any(|(q, _)| q.start < day.span.start && day.span.end < q.end);
            let script = usize::from(is_cyrillic(&note.text));
            if let (Some(list), Some(all), false) = (cases.get_mut(script), dates.get_mut(script), inside) {
                list.push(Case { note: id, span: day.span, kind: day.order });
                all.push(day);
            }
        }
    }
    for (cases, dates) in cases.iter().zip(&dates) {
        let count = |order: Order| cases.iter().filter(|c| c.kind == order).count();
        let most =
            if count(Order::DayMonth) > count(Order::MonthDay) { Order::DayMonth } else { Order::MonthDay };
        let made = odd_ones(cx, out, RULE.rule, cases, |kind, most| {
            format!("the date is printed {} here, {} elsewhere", shown(kind), shown(most))
        });
        for (finding, case) in made {
            let (Some(finding), Some(day), Some(case)) =
                (out.all.get_mut(finding), dates.get(case), cases.get(case))
            else {
                continue;
            };
            if day.order == Order::Numbers || count(most) <= count(Order::Numbers) {
                continue;
            }
            let text = match most {
                Order::DayMonth => format!("{} {} {}", day.day, day.word, day.year),
                _ => format!("{} {}, {}", day.word, day.day, day.year),
            };
            finding.mended(Safety::Safe, format!("write {text}"), case.note, day.span, text);
        }
    }
}

fn shown(order: Order) -> &'static str {
    match order {
        Order::DayMonth => "3 May 1960",
        Order::MonthDay => "May 3, 1960",
        Order::Numbers => "3.5.1960",
    }
}
