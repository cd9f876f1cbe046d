// Light and dark, and the search: all that the book's own pages do by script.
(function () {
  'use strict'
  const root = document.documentElement
  const remembered = {
    get() { try { return localStorage.getItem('theme') } catch { return null } },
    set(theme) { try { localStorage.setItem('theme', theme) } catch { /* a page from a file may have no store */ } },
  }
  if (remembered.get()) root.dataset.theme = remembered.get()

  document.addEventListener('DOMContentLoaded', () => {
    chooseTheme()
    openContents()
    unfoldTarget()
    reachWhatScrolls()
    search()
  })

  // On paper nothing is folded
  const folded = () => document.querySelectorAll('.task:not([open])')
  addEventListener('beforeprint', () => folded().forEach((task) => { task.open = true; task.dataset.printed = '' }))
  addEventListener('afterprint', () => document.querySelectorAll('.task[data-printed]').forEach((task) => {
    task.open = false
    delete task.dataset.printed
  }))

  function chooseTheme() {
    const button = document.getElementById('theme')
    const prefersDark = matchMedia('(prefers-color-scheme: dark)')
    const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches
    const show = () => { button.textContent = isDark() ? 'Light' : 'Dark' }
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      remembered.set(root.dataset.theme)
      show()
    })
    prefersDark.addEventListener('change', show)
    button.hidden = false
    show()
  }

  // What a link leads to is unfolded, also where the browser does not do so itself
  function unfoldTarget() {
    const unfold = () => {
      const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const task = place?.closest('details:not([open])')
      if (!task) return
      task.open = true
      place.scrollIntoView()
    }
    unfold()
    addEventListener('hashchange', unfold)
  }

  // Beside the text where there is room, folded above it where there is not
  function openContents() {
    const contents = document.querySelector('nav.contents details')
    if (contents && matchMedia('(min-width: 72rem)').matches) contents.open = true
  }

  // A formula a little too wide shrinks to its column; what is wider scrolls, shows that it does, and a keyboard reaches it
  function reachWhatScrolls() {
    const smallest = 0.8
    const fit = (block) => {
      const formula = block.querySelector('math')
      if (!formula) return
      formula.style.fontSize = ''
      if (block.scrollWidth <= block.clientWidth) return
      // A little less than the share, because spaces do not shrink with the letters to the pixel
      const share = 0.985 * block.clientWidth / block.scrollWidth
      if (share >= smallest) formula.style.fontSize = `${1.05 * share}em`
    }
    const mark = () => {
      document.querySelectorAll('.formula').forEach(fit)
      for (const block of document.querySelectorAll('.table, .formula, .wide, pre')) {
        const isWide = block.scrollWidth > block.clientWidth
        block.classList.toggle('scrolls', isWide)
        if (isWide) block.tabIndex = 0
        else block.removeAttribute('tabindex')
      }
      document.querySelectorAll('figure > a').forEach(shade)
    }
    // On a phone a picture may go on behind the right edge
    const shade = (sheet) => sheet.classList.toggle('more', sheet.scrollWidth - sheet.clientWidth - sheet.scrollLeft > 2)
    document.querySelectorAll('figure > a').forEach((sheet) => sheet.addEventListener('scroll', () => shade(sheet), { passive: true }))
    mark()
    addEventListener('resize', mark)
  }

  // MARK: Search

  function search() {
    const form = document.getElementById('search'), query = document.getElementById('query')
    const found = document.getElementById('found'), results = document.getElementById('results')
    const count = document.getElementById('count')
    if (!form) return
    form.hidden = false

    const show = () => {
      const words = wordsOf(query.value)
      found.hidden = words.length === 0
      if (found.hidden || !window.bookIndex) return
      const { places, holdAll } = find(words)
      count.textContent = places.length === 0 ? 'Nothing found.'
        : holdAll ? `${places.length} found` : `No place has all of these words; ${places.length} have most of them`
      results.replaceChildren(...places.slice(0, 30).map((place) => entry(place, words)))
    }
    const load = () => {
      if (document.getElementById('index')) return
      const script = document.createElement('script')
      script.id = 'index'
      script.src = 'search-index.js'
      script.onload = show
      document.head.append(script)
    }
    query.addEventListener('focus', load)
    query.addEventListener('input', () => { load(); show() })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const first = results.querySelector('a')
      if (first) first.click()
    })
    results.addEventListener('click', () => { found.hidden = true })
    document.addEventListener('keydown', (event) => {
      const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
      if (event.key === '/' && !isTyping) {
        event.preventDefault()
        query.focus()
      } else if (event.key === 'Escape' && !found.hidden) {
        found.hidden = true
        query.focus()
      }
    })
    document.addEventListener('click', (event) => {
      if (!found.contains(event.target) && event.target !== query) found.hidden = true
    })
  }

  // Runs of letters or of digits; quotation marks, hyphens and superscripts separate
  function wordsOf(text) {
    return text.toLowerCase().match(/[\p{Ll}\p{Lo}0-9]+/gu) ?? []
  }

  // The index with its words in a row between blanks, made at the first search
  let rows = null
  const inARow = (text) => ` ${wordsOf(text).join(' ')} `
  function prepared() {
    rows ??= window.bookIndex.map((place) => ({
      place, title: inARow(place[1]), where: inARow(place[2]), text: inARow(`${place[2]} | ${place[3]}`), terms: (place[4] ?? []).map(inARow),
    }))
    return rows
  }

  // Places that hold every word, or a word that begins with it. First those whose title is what was asked for, then those
  // that introduce it as a term, then those that have it as a phrase. Where no place holds all, those that hold most.
  function find(words) {
    const phrase = words.join(' ')
    const scored = prepared().map((row) => {
      let held = 0, score = 0
      for (const word of words) {
        const whole = ` ${word} `, start = ` ${word}`
        const own = row.title.includes(whole) ? 8 : row.title.includes(start) ? 4 : 0
        const said = row.text.includes(whole) ? 2 : row.text.includes(start) ? 1 : 0
        if (own || said) held++
        // A number or a single letter says little by itself
        score += Math.max(own, said) * (/^(\p{L}|\d+)$/u.test(word) ? 0.5 : 1)
      }
      if (row.title === ` ${phrase} `) score += 200
      else if (row.where === ` ${phrase} ` && /\d/.test(phrase)) score += 150
      else if (row.title.includes(` ${phrase} `)) score += 60
      else if (row.title.includes(` ${phrase}`)) score += 30
      if (row.terms.some((term) => term === ` ${phrase} ` || term === ` ${phrase}s `)) score += 100
      if (row.text.includes(` ${phrase} `)) score += 20
      else if (row.text.includes(` ${phrase}`)) score += 10
      return { place: row.place, held, score }
    })
    const most = Math.max(...scored.map(({ held }) => held))
    const holdAll = most === words.length
    // Half of the words at least
    const places = most * 2 < words.length || most === 0 ? [] : scored.filter(({ held }) => held === most)
    // Sorting keeps the order of the book among equals
    return { holdAll, places: places.sort((a, b) => b.score - a.score).map(({ place }) => place) }
  }

  // The text around the phrase, or around the first of its words that is there
  function around(text, words) {
    const asked = [words.join('[^\\p{L}0-9]+'), ...words.filter((word) => word.length > 2)]
    const at = asked.map((one) => text.search(new RegExp(`(?<![\\p{L}0-9])${one}`, 'iu'))).find((at) => at >= 0) ?? 0
    const from = at < 60 ? 0 : text.lastIndexOf(' ', at - 40) + 1
    const end = text.indexOf(' ', from + 130)
    return (from > 0 ? '… ' : '') + (end < 0 ? text.slice(from) : text.slice(from, end) + ' …')
  }

  function entry([address, title, where, text], words) {
    const item = document.createElement('li'), link = document.createElement('a')
    const small = document.createElement('small')
    link.href = address
    link.textContent = title
    small.textContent = text ? `${where}: ${around(text, words)}` : where
    item.append(link, small)
    return item
  }
})()
