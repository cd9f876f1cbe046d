-- A page of the workbook as a page of the book (a filter, the last before HTML).
--
-- Metadata: folder, where the page stands in the clone; chapter, the number of a chapter's page;
-- ledger, that the page is of CLAIMS.md, "all" or the number of a chapter; slips, that it is SLIPS.md; facts, the folder with what the chapters
-- hold; sources, a file that takes the paths of the files that the page links to.

package.path = 'Book/?.lua;' .. package.path
local workbook = require 'workbook'
local numbering = require 'numbering'
local mathml = require 'mathml'

local folder, sources = '', {}
-- The exercises of a chapter's page, by number
local tasksOfPage

local function escape(text)
  return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;'):gsub('"', '&quot;'))
end

local function html(text, ...) return pandoc.RawBlock('html', text:format(...)) end

-- MARK: What every page has

local function link(element)
  local target, source = workbook.target(folder, element.target, pandoc.utils.stringify(element))
  if source then sources[source] = true end
  if not target then return element.content end
  element.target = target
  return element
end

--- Commands as a table, which folds on a phone where text of fixed width cannot.
local function commandTable(commands)
  local rows = {}
  for i, line in ipairs(commands) do
    rows[i] = string.format('<dt><code>%s</code></dt><dd>%s</dd>', escape(line.command), escape(line.words))
  end
  return html('<dl class="commands">%s</dl>', table.concat(rows))
end

--- A block of code in colours, without pandoc's anchors of lines.
local function code(block)
  if block.classes[1] == 'math' then
    return html('<div class="formula">%s</div>', mathml.of('DisplayMath', block.text))
  end
  local commands = not block.classes[1] and workbook.commands(block.text)
  if commands then return commandTable(commands) end
  if not block.classes[1] then return html('<pre class="plain"><code>%s</code></pre>', escape(block.text)) end
  return html('<div class="code">%s</div>', workbook.highlighted(block))
end

--- A table that scrolls within itself; where it has many columns, wide enough to be read.
local function tableInItsFrame(element)
  return { html('<div class="table%s">', #element.colspecs > 5 and ' rows' or ''), element, html('</div>') }
end

--- The commands that a chapter begins with, and where they are typed.
local isChapter, hasCommands = false, false
local function codeWithItsPlace(block)
  local isFirst = isChapter and not hasCommands and not block.classes[1] and workbook.commands(block.text)
  if not isFirst then return { code(block) } end
  hasCommands = true
  return { html('<p class="file">Type these in the workbook’s folder: <a href="run.html">how to run it</a></p>'), code(block) }
end

local everywhere = {
  Link = link,
  CodeBlock = codeWithItsPlace,
  Table = tableInItsFrame,
  -- A chapter's part of a page about all of them
  Header = function(header)
    local number = pandoc.utils.stringify(header):match('^Chapter (%d+):')
    if number then header.identifier = 'chapter-' .. number end
    return header
  end,
  -- The workbook's invisible comments
  -- A full stop does not begin a line after its formula
  Inlines = function(inlines)
    for i = #inlines - 2, 1, -1 do
      local number = tasksOfPage and inlines[i].t == 'Str' and inlines[i].text:match('^[%(]?[Ee]xercise$')
        and inlines[i + 1].t == 'Space' and inlines[i + 2].t == 'Str' and tonumber(inlines[i + 2].text:match('^(%d+)%p*$'))
      if number and tasksOfPage[number] then
        local mark = inlines[i + 2].text:match('^%d+(.*)$')
        inlines[i] = pandoc.Link({ inlines[i], pandoc.Space(), pandoc.Str(tostring(number)) }, '#exercise-' .. number)
        inlines[i + 1] = pandoc.Str(mark)
        inlines:remove(i + 2)
      end
    end
    for i = #inlines - 1, 1, -1 do
      local mark = inlines[i].t == 'Math' and #inlines[i].text <= 40 and inlines[i + 1].t == 'Str'
        and inlines[i + 1].text:match('^[%.,;:%)%?]+')
      if mark then
        local rest = inlines[i + 1].text:sub(#mark + 1)
        inlines[i] = pandoc.Span({ inlines[i], pandoc.Str(mark) }, pandoc.Attr('', { 'whole' }))
        if rest == '' then inlines:remove(i + 1) else inlines[i + 1] = pandoc.Str(rest) end
      end
    end
    return inlines
  end,
  -- σ_T, as plain text has it
  Str = function(word)
    local before, letter, index, after = word.text:match('^(.*)(σ)_(%w)(.*)$')
    if before then
      return { pandoc.Str(before .. letter), pandoc.Subscript { pandoc.Str(index) }, pandoc.Str(after) }
    end
  end,
  -- A command's option is not broken after its hyphens
  Code = function(code)
    if #code.text <= 24 and code.text:match('^%-%-') then return pandoc.Span({ code }, pandoc.Attr('', { 'whole' })) end
  end,
  RawInline = function(raw) if raw.text:match('^<!%-%-') then return {} end end,
  RawBlock = function(raw) if raw.text:match('^%s*<!%-%-') then return {} end end,
  -- A long formula in a line of text may be wider than a phone
  Math = function(math)
    local text = mathml.of(math.mathtype, math.text)
    local isWide = math.mathtype == 'InlineMath' and #math.text > 40
    return pandoc.RawInline('html', isWide and '<span class="wide">' .. text .. '</span>' or text)
  end,
}

local function figure(source, alternative, number, words)
  local width, height = workbook.size(source)
  return {
    html('<figure%s><a href="%s"><img src="%s" width="%s" height="%s" style="--wide: %s" alt="%s" loading="lazy"></a><figcaption>',
      number and ' id="figure-' .. number:match('%d+$') .. '"' or '', source, source, width, height, width,
      escape(alternative)),
    pandoc.Plain(words),
    html('<span class="hint">The picture scrolls sideways; a tap opens it by itself.</span></figcaption></figure>'),
  }
end

local function isPicture(block)
  return block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image'
end

-- MARK: Chapters

--- "In the ledger": the section's claims by kind.
local function checked(chapter, claims, section)
  local kinds, order = {}, {}
  for _, claim in ipairs(claims) do
    if claim.section == section then
      if not kinds[claim.kind] then
        kinds[claim.kind] = {}
        order[#order + 1] = claim.kind
      end
      table.insert(kinds[claim.kind],
        string.format('<a href="%s">%s</a>', workbook.ledgerPage(chapter.number, claim.row), claim.row))
    end
  end
  for i, kind in ipairs(order) do order[i] = kind .. ' ' .. table.concat(kinds[kind], ', ') end
  return #order > 0 and html('<p class="checked">In the ledger: %s</p>', table.concat(order, '; '))
end

--- The interactive figure that a mark <!-- explore: NAME --> asks for, and what it needs.
local function explore(name, meta)
  local fragment = 'Book/explore/' .. name .. '.html'
  if not (workbook.exists(fragment) and workbook.exists('Book/explore/' .. name .. '.js')) then
    error('the mark <!-- explore: ' .. name .. ' --> has no ' .. fragment .. ' with its script beside it')
  end
  meta.style = { pandoc.MetaString('explore/explore.css') }
  local scripts = meta.script or { pandoc.MetaString('explore/explore.js') }
  for _, file in ipairs { name .. '.data.js', name .. '.js' } do
    if workbook.exists('Book/explore/' .. file) then table.insert(scripts, pandoc.MetaString('explore/' .. file)) end
  end
  meta.script = scripts
  return pandoc.RawBlock('html', workbook.read(fragment))
end

--- The task of an exercise as its answer file tells it: the comments before and above the function, and its head.
local function taskOf(path)
  local lines, head, isHead = {}, {}, false
  for line in io.lines(path) do
    local comment = line:match('^///? ?(.*)$')
    if comment and not comment:match('Mark it: swift run') then
      -- An empty line between the two comments
      if line:match('^///') and #lines > 0 and not isHead then lines[#lines + 1] = '' end
      isHead = line:match('^///') ~= nil
      -- A full line goes on in the next, also within an item of a list: the page breaks it where it must
      local goesOn = #lines > 0 and #lines[#lines] >= 80 and comment:match('^ ? ? ?[^%s%-]') and not comment:match('^%d+%.')
      if goesOn then
        lines[#lines] = lines[#lines] .. ' ' .. comment:gsub('^%s+', '')
      else
        lines[#lines + 1] = comment
      end
    elseif isHead then
      head[#head + 1] = (line:gsub('%s*{%s*$', ''))
      if line:match('{') then break end
    end
  end
  local paragraphs = {}
  for paragraph in (table.concat(lines, '\n') .. '\n\n'):gmatch('\n*(.-)\n\n+') do
    if paragraph:match('%S') then paragraphs[#paragraphs + 1] = '<p>' .. escape(paragraph):gsub('`([^`\n]+)`', '<code>%1</code>') .. '</p>' end
  end
  return table.concat(paragraphs, '\n'), table.concat(head, '\n')
end

--- The tasks of a chapter's exercises, each folded.
local function tasks(chapter)
  local byNumber, numbers, blocks = {}, {}, pandoc.List()
  for _, path in ipairs(workbook.lines('ls ' .. chapter.folder .. '/Exercises/Stubs/*.swift')) do
    local number = not path:match('%.driver%.swift$') and tonumber(path:match('/(%d+)%-[^/]*$'))
    if number and not byNumber[number] then
      byNumber[number] = path
      numbers[#numbers + 1] = number
    end
  end
  tasksOfPage = byNumber
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    local text, head = taskOf(byNumber[number])
    -- A link to what is folded unfolds it
    blocks:insert(html('<details class="task"><summary>Exercise %d in full</summary><div class="asked" id="exercise-%d">%s'
      .. '<pre class="plain"><code>%s</code></pre></div></details>', number, number, text, escape(head)))
  end
  return blocks
end

local function chapterPage(document, chapter)
  local claims, section, file = workbook.claims()[chapter.number] or {}, nil, nil
  local meta = document.meta
  local found = {}
  local page = numbering.walk(document, chapter, {
    heading = function(header, anchor)
      local blocks = pandoc.List()
      if header.level <= 2 then
        blocks:insert(section and checked(chapter, claims, section) or nil)
        section = header.level == 2 and anchor or nil
        if section then found[section] = true end
      end
      if header.level == 2 then header.identifier = anchor end
      -- The parts of a long chapter; its title is the page's
      if header.level == 1 then
        header.level = 2
        header.classes = { 'part' }
      end
      blocks:insert(header)
      return blocks
    end,
    picture = function(_, image, number, name)
      local label = chapter.number .. '.' .. number
      local words = pandoc.List { pandoc.Strong { pandoc.Str('Figure ' .. label .. '.') }, pandoc.Space() }
      words:extend(image.caption)
      return figure(workbook.path(folder, image.src), workbook.caption(chapter.figures, name), label, words)
    end,
    block = function(block, anchor)
      local comment = numbering.comment(block)
      if anchor == 'exercises' and block.t == 'OrderedList' then
        local blocks = pandoc.List { block }
        blocks:extend(tasks(chapter))
        return blocks
      elseif comment and comment:match('^ *explore:') then
        return { explore(comment:match('^ *explore: *([%w-]+)'), meta) }
      elseif comment and comment:match('^code:') then
        file = comment:match('^code: *([^#]+)')
      elseif block.t == 'CodeBlock' and file then
        local path, snippet = workbook.path(folder, file), nil
        sources[path] = true
        local label = string.format('<p class="file"><a href="source/%s.html">%s</a></p>', path, file:match('[^/]+$'))
        file = nil
        return { html('<div class="code">%s%s</div>', label, workbook.highlighted(block)) }
      end
    end,
  })
  page.meta = meta
  if section then page.blocks:insert(checked(chapter, claims, section) or nil) end
  for question, name in pairs(chapter.sections) do
    if not found[name] then error(chapter.folder .. '/README.md has no heading for the section ' .. name) end
  end
  return page
end

-- MARK: The ledger and the slips

--- "figures 3.4 and 3.5": those of a section, as links.
local function figuresOf(number, section)
  local facts = dofile(string.format('%s/%d.lua', pandoc.utils.stringify(PANDOC_STATE_FACTS), number))
  local links = pandoc.List()
  for _, picture in ipairs(facts.figures) do
    if picture.section == section then
      links:extend { pandoc.Space(), pandoc.Link(
        string.format('figure %d.%d', number, picture.number),
        string.format('chapter%02d.html#figure-%d', number, picture.number)) }
    end
  end
  return links
end

local function cellsOf(row) return row.cells or row[2] end

--- The kinds, each with an anchor, and the ledgers of the chapters as a list.
local function ledgerOfAll(document)
  local blocks, list = pandoc.List(), pandoc.List()
  for i, block in ipairs(document.blocks) do
    local number = block.t == 'Header' and pandoc.utils.stringify(block):match('^Chapter (%d+):')
    if number then
      local item = pandoc.List { pandoc.Link(block.content, workbook.ledgerPage(number)), pandoc.LineBreak() }
      item:extend(document.blocks[i + 1].content)
      list:insert { pandoc.Plain(item) }
    elseif #list == 0 then
      if block.t == 'Table' then
        for _, row in ipairs(block.bodies[1].body) do
          local cell = cellsOf(row)[1]
          local kind = pandoc.utils.stringify(cell.contents)
          cell.contents = { pandoc.Plain { pandoc.Span({ pandoc.Str(kind) }, pandoc.Attr('kind-' .. kind:gsub(' ', '-'))) } }
        end
      end
      blocks:insert(block)
    end
  end
  blocks:insert(pandoc.BulletList(list))
  document.blocks = blocks
  return document
end

--- A chapter's claims: rows get anchors; kinds lead to what they mean, sections to the chapter and its figures.
local function ledgerOfChapter(document, number)
  local known, blocks, isHere = {}, pandoc.List(), false
  for _, name in pairs(workbook.chapter(number).sections) do known[name] = true end
  for _, block in ipairs(document.blocks) do
    if block.t == 'Header' then
      isHere = pandoc.utils.stringify(block):match('^Chapter (%d+):') == tostring(number)
    elseif isHere then
      blocks:insert(block)
      for _, row in ipairs(block.t == 'Table' and block.bodies[1].body or {}) do
        local cells = cellsOf(row)
        local name, kind = pandoc.utils.stringify(cells[1].contents), pandoc.utils.stringify(cells[2].contents)
        local place = pandoc.utils.stringify(cells[#cells].contents)
        local section, slide = place:match('^([%l%d-]+); (.*)$')
        section = section or place
        if not known[section] then
          error('CLAIMS.md names the section ' .. section .. ', which chapter ' .. number .. ' has not')
        end
        cells[1].contents = { pandoc.Plain { pandoc.Span({ pandoc.Str(name) }, pandoc.Attr('claim-' .. name)) } }
        cells[2].contents = { pandoc.Plain { pandoc.Link(kind, 'ledger.html#kind-' .. kind:gsub(' ', '-')) } }
        local words = pandoc.List { pandoc.Link(section, string.format('chapter%02d.html#%s', number, section)) }
        words:extend(figuresOf(number, section))
        if slide then words:extend { pandoc.LineBreak(), pandoc.Str(slide) } end
        cells[#cells].contents = { pandoc.Plain(words) }
      end
    end
  end
  document.blocks = blocks
  return document
end

--- A claim of a chapter that the book does not have yet.
local function notYetChecked(cell)
  local words = pandoc.utils.stringify(cell.contents)
  local chapter = words:match('^to come in chapter (%d+)$')
  if chapter and not workbook.chapter(chapter) then cell.contents = { pandoc.Plain { pandoc.Str('not yet checked') } } end
end

local function slipsPage(document)
  local function numberOf(item) return tonumber(pandoc.utils.stringify(item):match('^%s*E(%d+)')) end
  for _, block in ipairs(document.blocks) do
    -- "Why each is one", in the order of the table
    if block.t == 'BulletList' and numberOf(block.content[1]) then
      local items = {}
      for i, item in ipairs(block.content) do items[i] = { number = numberOf(item) or math.huge, place = i, item = item } end
      table.sort(items, function(a, b)
        if a.number ~= b.number then return a.number < b.number end
        return a.place < b.place
      end)
      for i, entry in ipairs(items) do block.content[i] = entry.item end
    end
    if block.t == 'Table' then
      for _, row in ipairs(block.bodies[1].body) do
        local cells = cellsOf(row)
        local slip = pandoc.utils.stringify(cells[1].contents)
        notYetChecked(cells[#cells])
        cells[1].contents = { pandoc.Plain { pandoc.Span({ pandoc.Str(slip) }, pandoc.Attr(slip)) } }
        -- [2b](CLAIMS.md) (chapter 8): the row itself
        local inlines = cells[#cells].contents[1] and cells[#cells].contents[1].content or {}
        for i, inline in ipairs(inlines) do
          if inline.t == 'Link' then
            for j = i + 1, math.min(i + 4, #inlines) do
              local chapter = pandoc.utils.stringify(inlines[j]):match('^(%d+)%)')
              if chapter then
                inline.target = workbook.ledgerPage(chapter, pandoc.utils.stringify(inline))
                break
              end
            end
          end
        end
        if inlines[1] then cells[#cells].contents = { pandoc.Plain(inlines) } end
      end
    end
  end
  return document
end

-- MARK: The page

function Pandoc(document)
  local meta = document.meta
  local function value(name) return meta[name] and pandoc.utils.stringify(meta[name]) end
  folder = value('folder') or ''
  PANDOC_STATE_FACTS = value('facts')

  -- The title leaves the text
  local first = document.blocks[1]
  if first and first.t == 'Header' and first.level == 1 then
    local chapter = value('chapter') and workbook.chapter(value('chapter'))
    meta.title = chapter and pandoc.MetaInlines(pandoc.Inlines(chapter.title)) or pandoc.MetaInlines(first.content)
    if value('heading') then meta.title = pandoc.MetaInlines(pandoc.Inlines((value('heading'):gsub('_', ' ')))) end
    meta.pagetitle = pandoc.utils.stringify(meta.title)
    document.blocks:remove(1)
  end
  if value('chapter') then
    meta.number = value('chapter')
    isChapter = true
    document = chapterPage(document, workbook.chapter(value('chapter')))
  elseif value('ledger') == 'all' then
    document = ledgerOfAll(document)
  elseif value('ledger') then
    document = ledgerOfChapter(document, tonumber(value('ledger')))
  elseif value('slips') then
    document = slipsPage(document)
  end
  if not value('chapter') then
    local blocks = pandoc.List()
    for _, block in ipairs(document.blocks) do
      if isPicture(block) then
        local image = block.content[1]
        local path = workbook.path(folder, image.src)
        -- README's picture of the book has no place in the book
        local isFigure = path:match('%.svg$')
        blocks:extend(isFigure and figure(path, pandoc.utils.stringify(image.caption), nil, image.caption) or {})
      else
        blocks:insert(block)
      end
    end
    document.blocks = blocks
  end
  document = document:walk { Inlines = everywhere.Inlines }
  everywhere.Inlines = nil
  document = document:walk(everywhere)
  if value('sources') then
    local paths = {}
    for path in pairs(sources) do paths[#paths + 1] = path .. '\n' end
    workbook.write(value('sources'), table.concat(paths))
  end
  return document
end
