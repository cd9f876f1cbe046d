-- The pages that no file of the workbook is: contents, glossary, symbols, bibliography; and the index of the search.
--
-- pandoc -L Book/compose.lua -M facts=FOLDER -M pages=FOLDER -M index=FILE, with an empty document: reads what
-- facts.lua wrote of each chapter, writes Markdown as seen from the clone's root.

package.path = 'Book/?.lua;' .. package.path
local workbook = require 'workbook'

local function cell(markdown) return (markdown:gsub('\n', ' '):gsub('|', '\\|'):gsub('\\\\|', '\\|')) end
local function paragraph(markdown) return (markdown:gsub('\n', ' ')) end

local function address(chapter, anchor)
  return chapter.folder .. '/README.md' .. (anchor and anchor ~= 'top' and '#' .. anchor or '')
end

-- MARK: Contents

local function contents(facts)
  local readme = workbook.read('README.md')
  local opening = readme:match('\n\n(.-)\n## ')
  local lines = { '# Bayesics', '', opening, '', '## Chapters', '' }
  for _, chapter in ipairs(workbook.chapters()) do
    lines[#lines + 1] = string.format('%d. **[%s](%s)**<br>%s', chapter.number, chapter.title, address(chapter),
      paragraph(facts[chapter.number].opening))
  end
  lines[#lines + 1] = [[

## Beside the chapters

- [How to run it](README.md): what you need, how to work through a chapter, options, exercises
- [Glossary](glossary.html), [symbols](symbols.html), [sources](bibliography.html)
- [The claims of the lectures](CLAIMS.md): every number that was checked, and [the slips](SLIPS.md) that were found
- [What the samplers were put through](VALIDATION.md), and [the claims under many seeds](SWEEP.md)
- [For those who teach](TEACHING.md), and [for those who build](CONTRIBUTING.md)
]]
  return table.concat(lines, '\n')
end

-- MARK: Glossary

--- Whether a term stands in a text as words of its own.
local function contains(text, term)
  local from = 1
  while true do
    local first, last = text:find(term, from, true)
    if not first then return false end
    if not text:sub(first - 1, first - 1):match('[%w-]') and text:sub(last + 1):match('^s?[^%w]') then return true end
    from = last + 1
  end
end

--- Parts of a chapter that name terms without explaining them.
local explainsNothing = { notation = true, sources = true, exercises = true, ['what-we-learnt'] = true }

--- Where a term is explained: the first section with it in italics, else the first that uses it.
local function firstUse(facts, terms, from)
  for _, isWanted in ipairs {
    function(section, term)
      for _, emphasised in ipairs(section.terms) do
        if emphasised == term or emphasised == term .. 's' then return true end
      end
    end,
    function(section, term) return contains(' ' .. pandoc.text.lower(section.text) .. ' ', term) end,
  } do
    for _, chapter in ipairs(workbook.chapters()) do
      for _, section in ipairs(facts[chapter.number].sections) do
        for _, term in ipairs(terms) do
          if chapter.number >= from and not explainsNothing[section.id] and isWanted(section, term) then return chapter, section end
        end
      end
    end
  end
end

--- { {terms, code, meaning, id}, ... } from the rows of Book/glossary.md.
local function glossaryRows()
  local rows = {}
  for line in io.lines('Book/glossary.md') do
    local names, code, meaning = line:match('^| (.-) | (.-) | (.+) |$')
    if names and names ~= 'term' then
      local terms, from = {}, names:match('%(from chapter (%d+)%)')
      names = names:gsub(' %(from .*', '')
      for term in names:gmatch('[^,]+') do terms[#terms + 1] = term:match('^%s*(.-)%s*$') end
      rows[#rows + 1] = { terms = terms, from = tonumber(from or 1), code = code:match('^%s*(.-)%s*$'), meaning = meaning, id = workbook.slug(terms[1]) }
    end
  end
  table.sort(rows, function(a, b) return a.terms[1]:lower() < b.terms[1]:lower() end)
  return rows
end

local function glossary(facts, rows)
  local lines = { workbook.read('Book/glossary.md'):match('^(.-)\n|'), '', '| term | meaning | in the code | first used |', '|---|---|---|---|' }
  for _, row in ipairs(rows) do
    local lowered = {}
    for i, term in ipairs(row.terms) do lowered[i] = term:lower() end
    local chapter, section = firstUse(facts, lowered, row.from)
    if not chapter then error('no chapter uses the term "' .. row.terms[1] .. '" of Book/glossary.md') end
    row.place = string.format('[%d. %s](%s)', chapter.number, section.title, address(chapter, section.id))
    lines[#lines + 1] = string.format('| <span id="%s">**%s**%s</span> | %s | %s | %s |', row.id, row.terms[1],
      #row.terms > 1 and '<br>' .. table.concat(row.terms, ', ', 2) or '', cell(row.meaning), row.code, cell(row.place))
  end
  return table.concat(lines, '\n') .. '\n'
end

-- MARK: Symbols

--- What a symbol is sorted by: its first letter, Latin before Greek, then the rest.
local function symbolKey(symbol)
  local formula = symbol:match('%$(.-)%$') or symbol
  formula = formula:gsub('\\(%a+)', function(command)
    local dressing = ' hat tilde bar mathrm mathcal mathbf lvert rvert left right nabla sqrt frac tfrac log partial '
    if dressing:find(' ' .. command .. ' ') then return '' end
    return '~' .. command:gsub('^var', '')
  end)
  local letters = formula:gsub("[{}%^_%s$|()']", '')
  return letters:lower() .. ' ' .. letters
end

local function symbols(facts)
  local rows = {}
  for _, chapter in ipairs(workbook.chapters()) do
    for i, symbol in ipairs(facts[chapter.number].symbols) do
      rows[#rows + 1] = { key = symbolKey(symbol[1]), chapter = chapter, place = i, symbol = symbol }
    end
  end
  table.sort(rows, function(a, b)
    if a.key ~= b.key then return a.key < b.key end
    if a.chapter.number ~= b.chapter.number then return a.chapter.number < b.chapter.number end
    return a.place < b.place
  end)
  local lines = { '# Symbols', '',
    'Every symbol of the chapters, with the name that it has in their code. A letter has one meaning in a chapter, and may have others in other chapters.',
    '', '| symbol | meaning | in the code | chapter |', '|---|---|---|---|' }
  for _, row in ipairs(rows) do
    lines[#lines + 1] = string.format('| %s | %s | %s | [%d](%s) |', cell(row.symbol[1]), cell(row.symbol[3]),
      cell(row.symbol[2]), row.chapter.number, address(row.chapter, 'notation'))
  end
  return table.concat(lines, '\n') .. '\n'
end

-- MARK: Bibliography

--- The works of an entry: "A (2000), *T*; B (2001), *U*" names two, each with its authors.
local function works(entry)
  local works, rest = {}, paragraph(entry)
  while true do
    local first = rest:find('; %u%.[^;]-%(%d%d%d%d%)')
    if not first then break end
    works[#works + 1] = rest:sub(1, first - 1)
    rest = rest:sub(first + 2)
  end
  works[#works + 1] = rest
  return works
end

local function bibliography(facts)
  local known, list, lectures = {}, {}, {}
  for _, chapter in ipairs(workbook.chapters()) do
    for _, entry in ipairs(facts[chapter.number].sources) do
      if entry:match('[Ll]ecture 00%d') then
        lectures[#lectures + 1] = string.format('- %s ([chapter %d](%s))', paragraph(entry), chapter.number,
          address(chapter, 'sources'))
      else
        for _, work in ipairs(works(entry)) do
          -- One work may be cited by several chapters: the same authors, year and title
          local author = (work:match('^[^(,*]*') or work):gsub('%u[%u%.-]*%.%s*', ''):gsub('et al%.?', '')
          local key = pandoc.text.lower(author:match('%S.*') or work)
          local surname = (work:match('^[^(,]*') or ''):gsub(' et al.*', ''):gsub(' and .*', ''):match('(%S+)%s*$') or ''
          local year, title = work:match('%((%d%d%d%d)%),?%s*(.*)')
          local id = pandoc.text.lower(surname .. (year or '') .. (title or work):gsub('[%s%p“”]', ''):sub(1, 16))
          local same = known[id]
          if not same then
            same = { key = key, text = work, chapters = {} }
            known[id] = same
            list[#list + 1] = same
          elseif #work > #same.text then
            same.text = work
          end
          if same.chapters[#same.chapters] ~= chapter then table.insert(same.chapters, chapter) end
        end
      end
    end
  end
  table.sort(list, function(a, b) return a.key < b.key end)
  local lines = { '# Sources', '', 'What the chapters cite, by the first author, with the chapters that do.', '' }
  for _, work in ipairs(list) do
    local links = {}
    for i, chapter in ipairs(work.chapters) do
      links[i] = string.format('[%d](%s)', chapter.number, address(chapter, 'sources'))
    end
    lines[#lines + 1] = string.format('- %s (chapter%s %s)', work.text:gsub('%.?%s*$', '.'), #links > 1 and 's' or '',
      table.concat(links, ', '))
  end
  lines[#lines + 1] = '\n## The lectures\n'
  for _, lecture in ipairs(lectures) do lines[#lines + 1] = lecture end
  return table.concat(lines, '\n') .. '\n'
end

-- MARK: Search

local function quoted(text)
  return '"' .. text:gsub('[%c\\"]', function(c) return c == '\\' and '\\\\' or c == '"' and '\\"' or ' ' end) .. '"'
end

--- A list of strings as JavaScript has it.
local function array(strings)
  local list = {}
  for i, text in ipairs(strings) do list[i] = quoted(text) end
  return '[' .. table.concat(list, ',') .. ']'
end

--- The sections of a page that is a file of the workbook: { {id, title, text}, ... }, the first with neither.
local function sectionsOf(path)
  local sections = { { id = '', title = '', text = '' } }
  local document = pandoc.read(workbook.read(path), workbook.markdown)
  for _, block in ipairs(document.blocks) do
    local words = pandoc.utils.stringify(block:walk {
      RawInline = function() return {} end, Math = function() return {} end,
      Plain = function(part) part.content:insert(pandoc.Space()); return part end,
      Para = function(part) part.content:insert(pandoc.Space()); return part end,
    })
    if block.t == 'Header' and block.level == 2 then
      -- The anchor that page.lua gives to a chapter's part
      local number = words:match('^Chapter (%d+):')
      sections[#sections + 1] = { id = number and 'chapter-' .. number or block.identifier, title = words, text = '' }
    elseif block.t ~= 'RawBlock' and not (block.t == 'Header' and block.level == 1) then
      sections[#sections].text = sections[#sections].text .. ' ' .. words
    end
  end
  return sections
end

--- Every place with its title, where it stands, its words, and the terms that it introduces.
---
--- The whole text, because a reader may look for numbers, for common words and for phrases.
local function searchIndex(facts, rows)
  local places = {}
  local function add(address, title, where, text, terms)
    text = text:gsub('%s+', ' '):gsub('^ ', ''):gsub(' $', '')
    places[#places + 1] = string.format('[%s,%s,%s,%s%s]', quoted(address), quoted(title), quoted(where), quoted(text),
      terms and #terms > 0 and ',' .. array(terms) or '')
  end
  for _, row in ipairs(rows) do
    add('glossary.html#' .. row.id, row.terms[1], 'Glossary', (row.meaning:gsub('[%*`]', '')), row.terms)
  end
  for _, chapter in ipairs(workbook.chapters()) do
    for _, section in ipairs(facts[chapter.number].sections) do
      add(chapter.page .. (section.id ~= 'top' and '#' .. section.id or ''), section.title,
        section.id == 'top' and 'Chapter ' .. chapter.number or chapter.number .. '. ' .. chapter.title, section.text,
        section.terms)
    end
    for _, figure in ipairs(facts[chapter.number].figures) do
      add(chapter.page .. '#figure-' .. figure.number, string.format('Figure %d.%d', chapter.number, figure.number),
        chapter.number .. '. ' .. chapter.title, figure.words)
    end
  end
  -- The pages beside the chapters; of the long tables of claims and slips only what introduces them
  local function whole(page, path, title)
    for i, section in ipairs(sectionsOf(path)) do
      add(page .. (i > 1 and '#' .. section.id or ''), i > 1 and section.title or title, i > 1 and title or 'Beside the chapters', section.text)
    end
  end
  whole('run.html', 'README.md', 'How to run it')
  whole('teaching.html', 'TEACHING.md', 'For those who teach')
  whole('building.html', 'CONTRIBUTING.md', 'For those who build')
  for _, page in ipairs {
    { 'index.html', 'Contents', 'All chapters, and what stands beside them' },
    { 'glossary.html', 'Glossary', 'The words of the field as the chapters use them' },
    { 'symbols.html', 'Symbols', 'Every symbol of the chapters, its notation and its name in the code' },
    { 'bibliography.html', 'Sources', 'The bibliography: what the chapters cite' },
    { 'ledger.html', 'The claims of the lectures', 'The ledger: every number that was checked, by chapter and kind' },
    { 'slips.html', 'The slips', 'Places where the text of a lecture says something else than it must' },
    { 'validation.html', 'What the samplers were put through', 'Validation of every sampler' },
    { 'sweep.html', 'The claims under many seeds', 'The sweep' },
  } do
    add(page[1], page[2], 'Beside the chapters', page[3])
  end
  for _, chapter in ipairs(workbook.chapters()) do
    add(workbook.ledgerPage(chapter.number), 'The claims of chapter ' .. chapter.number, 'The claims of the lectures', chapter.title)
  end
  return 'window.bookIndex = [\n' .. table.concat(places, ',\n') .. ']\n'
end

function Pandoc(document)
  local function value(name) return pandoc.utils.stringify(document.meta[name]) end
  local facts = {}
  for _, chapter in ipairs(workbook.chapters()) do
    facts[chapter.number] = dofile(string.format('%s/%d.lua', value('facts'), chapter.number))
  end
  local rows = glossaryRows()
  local pages = {
    index = contents(facts), glossary = glossary(facts, rows), symbols = symbols(facts), bibliography = bibliography(facts),
  }
  for name, text in pairs(pages) do workbook.write(value('pages') .. '/' .. name .. '.md', text) end
  workbook.write(value('index'), searchIndex(facts, rows))
  return document
end
