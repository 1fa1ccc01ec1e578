/** Keeps what a pure function gave: several readers of one question ask for the same. */

/** The function, answering again from memory while the text stays the same. */
export function rememberLast<Outcome>(compute: (text: string) => Outcome): (text: string) => Outcome {
  let last: { readonly text: string; readonly outcome: Outcome } | null = null;
  return (text) => {
    if (last === null || last.text !== text) last = { text, outcome: compute(text) };
    return last.outcome;
  };
}

/** The function, answering again from memory for the same object, as long as somebody holds it. */
export function rememberEach<Subject extends object, Outcome>(
  compute: (subject: Subject) => Outcome,
): (subject: Subject) => Outcome {
  const known = new WeakMap<Subject, { readonly outcome: Outcome }>();
  return (subject) => {
    const found = known.get(subject) ?? { outcome: compute(subject) };
    known.set(subject, found);
    return found.outcome;
  };
}
