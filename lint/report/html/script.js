// The page can be read without this; with it, what was found last stands first, and findings can be chosen.
(() => {
  const byId = (id) => document.getElementById(id)
  byId('top').append(byId('overview'))
  const filter = byId('filter'), words = byId('words'), shown = byId('shown')
  const kinds = [...filter.querySelectorAll('[name=severity]')]
  const picks = [...document.querySelectorAll('.pick')]
  let files
  // The text of a page is read only when somebody asks for a part of it.
  const read = () => [...document.querySelectorAll('.file')].map((element) => ({
    element,
    department: element.dataset.department,
    findings: [...element.querySelectorAll('.finding')].map((it) => ({
      element: it, rule: it.dataset.rule, severity: it.dataset.severity,
      text: (element.firstElementChild.textContent + ' ' + it.textContent).toLowerCase()
    }))
  }))
  const picked = (kind) => picks.find((it) => it.dataset.kind === kind && it.getAttribute('aria-pressed') === 'true')?.value
  const apply = () => {
    files ??= read()
    const severities = kinds.filter((it) => it.checked).map((it) => it.value)
    const rule = picked('rule'), department = picked('department')
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean)
    const everything = wanted.length === 0 && rule === undefined && severities.length === kinds.length
    let count = 0
    for (const file of files) {
      const here = department === undefined || file.department === department
      let any = false
      for (const it of file.findings) {
        const match = here && severities.includes(it.severity) && (rule === undefined || it.rule === rule) && wanted.every((word) => it.text.includes(word))
        it.element.hidden = !match
        any ||= match
        count += match
      }
      file.element.hidden = !(any || (here && everything && file.findings.length === 0))
    }
    shown.value = count === Number(shown.dataset.all) ? `${count} shown` : `${count} of ${shown.dataset.all} shown`
  }
  let waiting = 0
  const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(apply) }
  filter.addEventListener('input', soon)
  filter.addEventListener('submit', (event) => event.preventDefault())
  filter.addEventListener('reset', () => {
    for (const it of picks) it.setAttribute('aria-pressed', 'false')
    setTimeout(apply)
  })
  for (const pick of picks) {
    pick.disabled = false
    pick.addEventListener('click', () => {
      const on = pick.getAttribute('aria-pressed') !== 'true'
      for (const it of picks) if (it.dataset.kind === pick.dataset.kind) it.setAttribute('aria-pressed', 'false')
      pick.setAttribute('aria-pressed', String(on))
      apply()
    })
  }
  filter.hidden = false
})()
