/**
 * The one script of a page: a filter by text and route above the matrix of an audit, and an order by
 * column. It makes its own controls, so that without it nothing dead is shown. No text becomes HTML by it.
 */
export const script: string = `
(() => {
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  onbeforeprint = () => all('details').forEach((one) => one.open = true);
  const unfold = onhashchange = () => all('details:has(:target)').forEach((one) => one.open = true);
  unfold();
  const [matrix] = all('.matrix');
  if (!matrix) return;
  const make = (name, more, to) => to.appendChild(Object.assign(document.createElement(name), more));
  const bar = make('div', { className: 'bar' }, matrix);
  const label = (text) => make('label', { textContent: text + ' ' }, bar);
  const text = make('input', { type: 'search' }, label('Name contains'));
  const route = make('select', {}, label('Verdict over'));
  const told = make('output', {}, bar);
  const [table] = all('table', matrix), bodies = [...table.tBodies];
  const heads = all('thead th', table), rows = all('.row', table);
  heads.forEach((one, at) => make('option', { textContent: at ? one.textContent : 'any route' }, route));
  const show = () => {
    const asked = matrix.querySelector('input:checked')?.id.slice(5) ?? 'all';
    const at = route.selectedIndex;
    for (const row of rows) {
      const [name, ...cells] = row.cells;
      row.hidden = !name.textContent.toLowerCase().includes(text.value.trim().toLowerCase()) ||
        asked !== 'all' && !(at ? [row.cells[at]] : cells).some((one) => one.className === asked);
    }
    for (const body of bodies) body.hidden = !all('.row:not([hidden])', body)[0];
    told.value = rows.filter((row) => !row.hidden).length + ' of ' + rows.length;
  };
  matrix.prepend(bar);
  matrix.oninput = show;
  show();
  const grave = 'blocked down inconclusive degraded not-run reachable not-applicable'.split(' ');
  heads.forEach((head, at) => {
    const button = make('button', {}, head);
    button.append(...[...head.childNodes].slice(0, -1));
    button.onclick = () => {
      const sign = head.ariaSort === 'ascending' ? -1 : 1;
      heads.forEach((one) => one.ariaSort = null);
      head.ariaSort = sign > 0 ? 'ascending' : 'descending';
      const key = ({ cells }) => at ? (grave.indexOf(cells[at].className) + 9) % 9 + '' : cells[0].textContent;
      const by = (a, b) => sign * key(a).localeCompare(key(b));
      const of = (body) => all('.row', body);
      for (const body of bodies) body.append(...of(body).sort(by));
      if (at) table.append(...bodies.sort((a, b) => by(of(a)[0], of(b)[0])));
    };
  });
})();
`.replaceAll(/\n +|(?<=[=,?|>{}:+%&]) | (?=[=?|>{}:+%&])/g, '');

/** Of `script`, as a content security policy names it. */
export const scriptHash = 'sha256-43STHQgVE07t+Sl1BpP72Ueie80kgHkNfds6LSWqnic=';
