/** Text as HTML and XML take it, in elements and in attributes. */
export const escaped = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? character
  )

/** A table; its cells are markup already. Columns named in `numbers` are set right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = []
): string {
  const kind = (index: number): string => (numbers.includes(index) ? ' class="number"' : '')
  const cells = (row: readonly string[]): string =>
    row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td${kind(index)}>${cell}</td>`)).join('')
  return `<div class="scroll"><table><caption>${caption}</caption>
<thead><tr>${head.map((cell, index) => `<th scope="col"${kind(index)}>${cell}</th>`).join('')}</tr></thead>
<tbody>${rows.map(row => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table></div>`
}
