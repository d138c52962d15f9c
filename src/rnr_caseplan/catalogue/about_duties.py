"""The rules about duties: when they are due, and where they stand."""

from rnr_caseplan.catalogue.rule import LIB, Rule

RULES_ABOUT_DUTIES = (
    Rule(
        "duties.counted",
        "A duty is due a stated time after the day that it is counted from.",
        "due {count} after {counted_from}, {anchor}",
        LIB,
    ),
    Rule(
        "duties.on_day",
        "A duty that comes with a day is due on that day.",
        "due on {counted_from}, {anchor}",
        LIB,
    ),
    Rule(
        "duties.again",
        "A duty that comes back is counted from the day on which it was done last.",
        "due {count} after {counted_from}, the day on which it was done last",
        LIB,
    ),
    Rule(
        "duties.next_interval",
        "A duty that comes back is counted on from the day before, whether it was done or not.",
        "due {count} after {counted_from}, counting on",
        LIB,
    ),
    Rule(
        "duties.several",
        "Several contacts in any window: the earliest of the last ones opens the window.",
        "{times} times in any {window}: due {count} after {counted_from}, {basis}",
        LIB,
    ),
    Rule(
        "duties.period",
        "A duty of each calendar period is due on the period's last day.",
        "{often} in each calendar {period}: due on the last day of the one in which {counted_from} "
        "lies",
        LIB,
    ),
    Rule(
        "duties.first",
        "A separate first duty comes first.",
        "the first one is due {count} after {counted_from}, {anchor}",
        LIB,
    ),
    Rule(
        "duties.band",
        "The first band of a policy whose tests all pass holds.",
        "because {because}",
        LIB,
        also=("SP-16",),
    ),
    Rule(
        "duties.window_end",
        "No due day passes the end of its window.",
        "the window ends then; counted by itself it would be due {before}",
        LIB,
    ),
    Rule(
        "duties.level_changed",
        "When a level changes, the policy says what becomes of the running duty.",
        "a level changed on {on}, and the policy says {then}; before, it was due {before}",
        LIB,
        also=("SP-16",),
    ),
    Rule(
        "duties.after_pause",
        "When a pause ends, the policy says what becomes of the deadline.",
        "paused by {pause} from {starts_on} to {ends_on}, and the policy says {then}; before, it "
        "was due {before}",
        LIB,
    ),
    Rule(
        "duties.paused",
        "While a pause lasts, a duty stands still.",
        "{pause} since {starts_on}; this day holds if that ended today",
        LIB,
    ),
    Rule(
        "duties.met",
        "A duty that is done by its day is met.",
        "done on {done_on}",
        LIB,
    ),
    Rule(
        "duties.late",
        "A duty whose day passed without it was missed, and stays missed when it is done later.",
        "missed, and done late on {done_on}",
        LIB,
    ),
    Rule(
        "duties.too_early",
        "What is done before a window opens does not meet the duty.",
        "done on {done_on}, before it could be met",
        LIB,
    ),
    Rule(
        "duties.exempt",
        "A duty that the policy does not ask for is exempt, not met.",
        "the policy asks for none",
        LIB,
    ),
    Rule(
        "duties.window_closed",
        "A window that ended before a duty began leaves nothing due.",
        "the window ended on {ended_on}, before anything was due",
        LIB,
    ),
    Rule(
        "duties.undecided",
        "A duty that depends on what is not known is not guessed.",
        "cannot be counted: {because}",
        LIB,
    ),
)
