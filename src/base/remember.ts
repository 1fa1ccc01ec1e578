/** Keeps what a pure function gave for the last text: several readers of one question ask for the same. */

/** The function, answering again from memory while the text stays the same. */
export function rememberLast<Outcome>(compute: (text: string) => Outcome): (text: string) => Outcome {
  let last: { readonly text: string; readonly outcome: Outcome } | null = null;
  return (text) => {
    if (last === null || last.text !== text) last = { text, outcome: compute(text) };
    return last.outcome;
  };
}
