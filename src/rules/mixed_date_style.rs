#![doc = include_str!("../../tests/rules/mixed-date-style.md")]

use super::Definition;
use super::context::listed;
use super::context::{Check, Cited, Findings};
use super::convention::{Case, odd_ones};
use super::days::{Order, days};
use super::manual::Manual;
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
            // The author's own prose has dates as prose has them.
            let cites =
                |c: &Cited| c.citation.span.start <= day.span.start && day.span.end <= c.citation.span.end;
            let counts = !inside && cx.of_note(id).iter().any(cites);
            let script = usize::from(is_cyrillic(&note.text));
            if let (Some(list), Some(all), true) = (cases.get_mut(script), dates.get_mut(script), counts) {
                list.push(Case { note: id, span: day.span, kind: day.order });
                all.push(day);
            }
        }
    }
    for (cases, dates) in cases.iter().zip(&dates) {
        let count = |order: Order| cases.iter().filter(|c| c.kind == order).count();
        let wanted = cx.settings.manual.and_then(Manual::days);
        let most = wanted.unwrap_or(if count(Order::DayMonth) > count(Order::MonthDay) {
            Order::DayMonth
        } else {
            Order::MonthDay
        });
        let made = odd_ones(cx, out, RULE.rule, cases, Manual::days, |kind, most, there| {
            format!("the date is printed {} here, {} {there}", shown(kind), shown(most))
        });
        for (finding, case) in made {
            let (Some(finding), Some(day), Some(case)) =
                (out.all.get_mut(finding), dates.get(case), cases.get(case))
            else {
                continue;
            };
            let clear = wanted.is_some() || count(most) > count(Order::Numbers);
            if day.order == Order::Numbers || !clear {
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
