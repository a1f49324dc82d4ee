/** The one of the names that a misspelt name most likely means, by its letters or by its label; nothing when none is near. */
export function nearest(name: string, labels: ReadonlyMap<string, string>): string | undefined {
  const wanted = name.toLowerCase()
  const farthest = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let least = farthest + 1
  for (const [known, label] of labels) {
    if (label.toLowerCase() === wanted) return known
    if (Math.abs(known.length - wanted.length) >= least) continue
    const distance = changes(wanted, known.toLowerCase())
    if (distance >= least) continue
    least = distance
    best = known
  }
  return best
}

/** How many letters have to be put in, taken out or replaced. */
function changes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    let left = index + 1
    const next = [left]
    for (const [column, other] of [...to].entries()) {
      const above = row[column + 1] ?? 0
      const diagonal = row[column] ?? 0
      left = Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1))
      next.push(left)
    }
    row = next
  }
  return row.at(-1) ?? 0
}
