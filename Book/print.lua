-- A page of the workbook as LaTeX for the book on paper (a filter, before pandoc's LaTeX).
--
-- Metadata: folder, where the page stands in the clone; chapter, the number of a chapter's page; page, the name of
-- another page. That of the ledger lies on its side: its tables have eight columns.

package.path = 'Book/?.lua;' .. package.path
local workbook = require 'workbook'
local numbering = require 'numbering'

local folder, chapter, isBroad = '', nil, false

local function latex(text, ...) return pandoc.RawBlock('latex', select('#', ...) > 0 and text:format(...) or text) end
local function written(inlines) return (pandoc.write(pandoc.Pandoc { pandoc.Plain(inlines) }, 'latex'):gsub('%s+$', '')) end

--- The name of an anchor in the whole book.
local function label(page, anchor) return page:gsub('%.html$', '') .. (anchor and anchor ~= '' and ':' .. anchor or '') end

--- Links within the book stay; what is only on the site, or in the clone, is named by its words.
local function link(element)
  local target = workbook.target(folder, element.target, pandoc.utils.stringify(element))
  if not target then return element.content end
  if target:match('^%a+:') then return element end
  local page, anchor = target:match('^([^#]*)#?(.*)$')
  if page == '' and chapter then page = chapter.page end
  local isPrinted = page:match('^chapter%d+%.html$') or page == 'slips.html'
  if not isPrinted then return element.content end
  local words = pandoc.List { pandoc.RawInline('latex', '\\hyperlink{' .. label(page, anchor) .. '}{') }
  words:extend(element.content)
  words:insert(pandoc.RawInline('latex', '}'))
  return words
end

local function formula(text)
  return latex('\\fitted{' .. text:gsub('^%s+', ''):gsub('%s+$', '') .. '}')
end

-- The same in every chapter: row, kind, quantity, lecture, computed, holds when, seeds, section
local ledgerWidths = { 0.045, 0.075, 0.2, 0.14, 0.13, 0.22, 0.05, 0.14 }

--- Columns as wide as their longest cells ask for, within what a sheet has.
local function tableInItsColumns(element)
  local count = #element.colspecs
  local widths, sum = {}, 0
  for i = 1, count do widths[i] = 4 end
  local function measure(row)
    for i, cell in ipairs(row.cells or row[2]) do
      local words = pandoc.utils.stringify(cell.contents):gsub('\\%a+', 'x'):gsub('[{}$^_]', '')
      -- A name in code cannot be broken, and its letters are wide
      local longest = 0
      pandoc.Blocks(cell.contents):walk {
        Code = function(code) longest = math.max(longest, 1.8 * #code.text + 2) end,
      }
      widths[i] = math.max(widths[i], math.min(#words, 60), longest)
    end
  end
  for _, row in ipairs(element.bodies[1].body) do measure(row) end
  for _, row in ipairs(element.head.rows or element.head[2]) do measure(row) end
  for i = 1, count do sum = sum + widths[i] end
  for i, colspec in ipairs(element.colspecs) do
    element.colspecs[i] = { colspec[1], count == #ledgerWidths and ledgerWidths[i] or widths[i] / math.max(sum, 60) }
  end
  return { latex(isBroad and '{\\scriptsize\\sloppy\\tabcolsep3pt' or '{\\footnotesize\\sloppy'), element, latex '}' }
end

local everywhere = {
  Link = link,
  CodeBlock = function(block)
    if block.classes[1] == 'math' then return formula(block.text) end
    local commands = not block.classes[1] and workbook.commands(block.text)
    if not commands then
      local longest = 0
      for line in block.text:gmatch('[^\n]+') do longest = math.max(longest, pandoc.text.len(line)) end
      return latex('\\begin{listing}' .. (longest > 98 and '\\scriptsize' or '') .. '\n\\begin{verbatim}\n' .. block.text .. '\n\\end{verbatim}\n\\end{listing}')
    end
    local rows = {}
    for i, line in ipairs(commands) do
      rows[i] = '\\commandline{' .. written { pandoc.Code(line.command) } .. '}{' .. written(pandoc.Inlines(line.words)) .. '}\n'
    end
    return latex('\\begin{commands}\n' .. table.concat(rows) .. '\\end{commands}')
  end,
  Table = tableInItsColumns,
  RawInline = function(raw)
    if raw.format == 'html' then return raw.text:match('^<br') and pandoc.LineBreak() or {} end
  end,
  RawBlock = function(raw) if raw.format == 'html' then return {} end end,
  Str = function(word)
    -- A letter under a hat or a tilde, and σ_T
    local text = word.text:gsub('(%a)\u{302}', '\\hat{%1}'):gsub('(%a)\u{303}', '\\tilde{%1}')
      :gsub('γ\u{303}', '\\tilde{\\gamma}'):gsub('σ_(%w)', '\\sigma_{%1}')
    if text ~= word.text then
      local before, sign, after = text:match('^(.-)(\\.*})(.*)$')
      return { pandoc.Str(before), pandoc.Math('InlineMath', sign), pandoc.Str(after) }
    end
  end,
}

--- Sections of the ledger lead to the chapter.
local function ledger(document)
  local number
  for _, block in ipairs(document.blocks) do
    if block.t == 'Header' then
      number = tonumber(pandoc.utils.stringify(block):match('^Chapter (%d+):'))
    elseif block.t == 'Table' and number then
      for _, row in ipairs(block.bodies[1].body) do
        local cells = row.cells or row[2]
        local place = pandoc.utils.stringify(cells[#cells].contents)
        local section, slide = place:match('^([%l%d-]+)(.*)$')
        cells[#cells].contents = { pandoc.Plain {
          pandoc.RawInline('latex', '\\hyperlink{' .. label(workbook.chapter(number).page, section) .. '}{'),
          pandoc.Str(section), pandoc.RawInline('latex', '}'), pandoc.Str(slide),
        } }
      end
    end
  end
end

function Pandoc(document)
  local meta = document.meta
  local function value(name) return meta[name] and pandoc.utils.stringify(meta[name]) end
  folder = value('folder') or ''
  chapter = value('chapter') and workbook.chapter(value('chapter'))
  isBroad = value('page') == 'ledger'
  if isBroad then ledger(document) end
  local visitor = {
    heading = function(header, anchor)
      if header.level == 1 and header == document.blocks[1] then
        local title = chapter and pandoc.utils.stringify(header):gsub('^Chapter %d+: ', '')
        local words = title and pandoc.Inlines(title):walk(everywhere) or header.content
        local text = written(words)
        return { latex('\\%schapter{%s}\\hypertarget{%s}{}', chapter and 'numbered' or 'plain', text,
          label(chapter and chapter.page or (value('page') .. '.html'))) }
      end
      local commands = { 'bookpart', 'booksection', 'booksubsection' }
      return { latex('\\%s{%s}{%s}', commands[header.level] or 'booksubsection',
        written(header.content:walk(everywhere)), label(chapter and chapter.page or '', anchor)) }
    end,
    picture = function(_, image, number, name)
      return { latex('\\bookfigure{%s}{%d.%d}{%s}', chapter.figures .. '/' .. name, chapter.number, number,
        written(image.caption:walk(everywhere))) }
    end,
  }
  if chapter then
    document = numbering.walk(document, chapter, visitor)
  else
    local blocks = pandoc.List()
    for _, block in ipairs(document.blocks) do
      if block.t == 'Header' then blocks:extend(visitor.heading(block, '')) else blocks:insert(block) end
    end
    document.blocks = blocks
  end
  document = document:walk(everywhere)
  if isBroad then
    -- A reader on a screen need not turn the head
    document.blocks:insert(1, latex '\\begin{landscape}\\pdfpageattr{/Rotate 90}')
    document.blocks:insert(latex '\\end{landscape}')
  end
  return document
end
