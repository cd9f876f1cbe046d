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
    reachWhatScrolls()
    search()
  })

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

  // Beside the text where there is room, folded above it where there is not
  function openContents() {
    const contents = document.querySelector('nav.contents details')
    if (contents && matchMedia('(min-width: 72rem)').matches) contents.open = true
  }

  // A keyboard must reach what scrolls sideways
  function reachWhatScrolls() {
    const mark = () => {
      for (const block of document.querySelectorAll('.table, .formula, .wide, pre')) {
        if (block.scrollWidth > block.clientWidth) block.tabIndex = 0
        else block.removeAttribute('tabindex')
      }
    }
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
      const places = find(words)
      count.textContent = places.length === 0 ? 'Nothing found.' : `${places.length} found`
      results.replaceChildren(...places.slice(0, 30).map(entry))
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

  function wordsOf(text) {
    return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  }

  // Places that hold every word, or a word that begins with it; those that have them in the title first
  function find(words) {
    const { places, words: index } = window.bookIndex
    let scores = null
    for (const word of words) {
      const now = new Map()
      const add = (place, score) => now.set(place, Math.max(now.get(place) ?? 0, score))
      for (const [known, at] of Object.entries(index)) {
        if (!known.startsWith(word)) continue
        for (const place of at.split(' ')) add(parseInt(place, 36), known === word ? 2 : 1)
      }
      places.forEach(([, title], place) => {
        const own = wordsOf(title)
        if (own.includes(word)) add(place, 8)
        else if (own.some((known) => known.startsWith(word))) add(place, 4)
      })
      scores = scores === null
        ? now
        : new Map([...now].filter(([place]) => scores.has(place)).map(([p, s]) => [p, s + scores.get(p)]))
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place]) => places[place])
  }

  function entry([address, title, where, text]) {
    const item = document.createElement('li'), link = document.createElement('a')
    const small = document.createElement('small')
    link.href = address
    link.textContent = title
    small.textContent = text ? `${where}: ${text}` : where
    item.append(link, small)
    return item
  }
})()
