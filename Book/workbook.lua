-- What the filters of the book know of the workbook: its chapters, sections, claims and links.
-- All of it is read from the committed files; paths are those of the clone, in which pandoc runs.

local workbook = {}

--- The form in which the workbook's pages are written.
workbook.markdown = 'gfm-emoji-yaml_metadata_block+tex_math_dollars+smart'

function workbook.read(path)
  local file = io.open(path, 'r')
  if not file then error(path .. ' cannot be read') end
  local text = file:read('a')
  file:close()
  return text
end

function workbook.write(path, text)
  local file = io.open(path, 'w')
  if not file then error(path .. ' cannot be written') end
  file:write(text)
  file:close()
end

--- Whether there is such a file (and not a folder).
function workbook.exists(path)
  local file = io.open(path, 'r')
  local isFile = file ~= nil and file:read(0) ~= nil
  if file then file:close() end
  return isFile
end

function workbook.lines(command)
  local lines = {}
  local pipe = io.popen(command)
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

--- Words with straight quotation marks, as the Swift files have them.
function workbook.straight(text)
  return (text:gsub('\u{2018}', "'"):gsub('\u{2019}', "'")
    :gsub('\u{201C}', '"'):gsub('\u{201D}', '"'))
end

--- A heading as the anchor that GitHub gives it.
function workbook.slug(heading)
  local text = pandoc.text.lower(workbook.straight(heading))
  text = text:gsub("[%.,:;%?!'\"%(%)%[%]/+=*`|<>&]", '')
  return (text:gsub(' ', '-'))
end

-- MARK: Chapters and their sections

--- Folders in the order of the table of contents: { {number, folder, page, figures, title, sections}, ... }.
function workbook.chapters()
  if workbook.known then return workbook.known end
  local chapters = {}
  for number, name in workbook.read('Package.swift'):gmatch('\n *chapter%((%d+), "(%w+)"') do
    local folder = string.format('Chapters/Chapter%02d-%s', number, name)
    local chapter = {
      number = tonumber(number), folder = folder, page = string.format('chapter%02d.html', number),
      figures = string.format('figures/chapter%02d', number),
      title = workbook.read(folder .. '/README.md'):match('^# Chapter %d+: ([^\n]+)'),
    }
    chapter.sections = workbook.sections(folder)
    chapters[#chapters + 1] = chapter
  end
  workbook.known = chapters
  return chapters
end

--- Question by name of every section, from where each is declared: Section<Study>("name", "question").
function workbook.sections(folder)
  local names = {}
  for _, path in ipairs(workbook.lines('ls ' .. folder .. '/Sections/*.swift')) do
    local source = workbook.read(path)
    for name, question in source:gmatch('Section<%w+>%(%s*"([%w-]+)",%s*"(.-)"%s*[,)]') do
      names[question:gsub('\\"', '"')] = name
    end
  end
  return names
end

function workbook.chapter(number)
  for _, chapter in ipairs(workbook.chapters()) do
    if chapter.number == tonumber(number) then return chapter end
  end
end

function workbook.chapterOfFolder(folder)
  for _, chapter in ipairs(workbook.chapters()) do
    if chapter.folder == folder then return chapter end
  end
end

--- The anchor of a heading in the book: its section's name, else what GitHub calls it.
function workbook.anchor(chapter, heading)
  return chapter.sections[workbook.straight(heading)] or workbook.slug(heading)
end

-- MARK: Figures

--- The first sentence of a figure's caption, from the comment that its record begins with.
function workbook.caption(figures, name)
  local caption = {}
  for line in io.lines(figures .. '/' .. name .. '.gp') do
    local words = line:match('^# (.+)')
    if not words or words:match('^Draw it with:') then break end
    caption[#caption + 1] = words
  end
  table.remove(caption, 1)
  local text = table.concat(caption, ' ')
  local stop = text:find('[%.%?!] +[%u%d]')
  return stop and text:sub(1, stop) or text
end

--- Width and height of a picture, from its SVG.
function workbook.size(path)
  return workbook.read(path):match('viewBox="0 0 (%d+) (%d+)"')
end

-- MARK: Claims

--- The claims of every chapter from CLAIMS.md: { [chapter] = { {row, kind, section}, ... } }.
function workbook.claims()
  if workbook.ledger then return workbook.ledger end
  local ledger, chapter = {}, nil
  for line in io.lines('CLAIMS.md') do
    local number = line:match('^## Chapter (%d+):')
    if number then
      chapter = tonumber(number)
      ledger[chapter] = {}
    end
    local row, kind = line:match('^| (%d+%l*) | ([%l-]+[%l ]*) |')
    if chapter and row then
      local section = line:match('.*| ([%l%d-]+); .*|$') or line:match('| ([%l%d-]+) |$')
      table.insert(ledger[chapter], { row = row, kind = kind, section = section })
    end
  end
  workbook.ledger = ledger
  return ledger
end

--- The page with the claims of a chapter, and the place of one of them.
function workbook.ledgerPage(number, row)
  return string.format('ledger%02d.html', number) .. (row and '#claim-' .. row or '')
end

-- MARK: Links

--- The pages of the book that are whole files of the workbook.
workbook.pages = {
  ['README.md'] = 'run.html', ['CLAIMS.md'] = 'ledger.html', ['SLIPS.md'] = 'slips.html',
  ['SWEEP.md'] = 'sweep.html', ['VALIDATION.md'] = 'validation.html',
  ['TEACHING.md'] = 'teaching.html', ['CONTRIBUTING.md'] = 'building.html',
}

--- folder/../path without its dots.
function workbook.path(folder, path)
  local parts = {}
  for part in (folder .. '/' .. path):gmatch('[^/]+') do
    if part == '..' then
      table.remove(parts)
    elseif part ~= '.' then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, '/')
end

--- Where a link of a page leads in the book: nil where the book has no such page.
--- A second value names the file of the workbook that the book must hold for it.
function workbook.target(folder, link, words)
  -- Of the web, or a page of the book
  if link:match('^%a+:') or link:match('^%w+%.html') then return link end
  local path, anchor = link:match('^([^#]*)#?(.*)$')
  anchor = anchor:gsub('%%(%x%x)', function(hex) return string.char(tonumber(hex, 16)) end)
  local path = path ~= '' and workbook.path(folder, path) or ''
  local chapter = workbook.chapterOfFolder(path ~= '' and path:match('^(.*)/README%.md$') or folder)
  if chapter and (path == '' or path:match('/README%.md$')) then
    for question, name in pairs(chapter.sections) do
      if workbook.slug(question) == anchor then anchor = name end
    end
    return (path == '' and '' or chapter.page) .. (anchor ~= '' and '#' .. anchor or '')
  end
  if path == '' then return '#' .. anchor end
  if workbook.pages[path] then
    local slip = path == 'SLIPS.md' and words:match('^slip (E%d+)')
    local number = anchor:match('^chapter%-(%d+)%-')
    if number and path == 'CLAIMS.md' then return workbook.ledgerPage(number) end
    if slip then anchor = slip elseif number then anchor = 'chapter-' .. number end
    return workbook.pages[path] .. (anchor ~= '' and '#' .. anchor or '')
  end
  local figures = path:match('^figures/chapter(%d+)$')
  if figures then return workbook.chapter(figures).page end
  if path:match('^figures/.*%.svg$') then return path end
  if workbook.exists(path) then
    return 'source/' .. path:gsub('^%.', '') .. '.html' .. (anchor ~= '' and '#' .. anchor or ''), path
  end
end

-- MARK: Code

--- Lines of "command   what it does" as pairs, or nil where the text is something else.
function workbook.commands(text)
  local pairs = {}
  for line in (text .. '\n'):gmatch('(.-)\n') do
    if not (line:match('^swift ') or line:match('^make ')) then return nil end
    local command, words = line:match('^(.-)%s%s+(%S.*)$')
    pairs[#pairs + 1] = { command = command or line, words = words or '' }
  end
  return pairs
end

--- A block of code as HTML in colours, without pandoc's anchors of lines.
function workbook.highlighted(block)
  local text = pandoc.write(pandoc.Pandoc { block }, 'html')
  text = text:gsub('<a href="#cb[%d-]+"[^>]*></a>', ''):gsub('<span id="cb[%d-]+">(.-)</span>\n', '%1\n')
  text = text:gsub('<div class="sourceCode" id="cb%d+">', ''):gsub('</div>%s*$', '')
  -- Only what has a colour keeps its mark
  text = text:gsub('<span class="(%l+)">([^<]*)</span>', function(class, words)
    if not (' kw cf at co st ch ss dv fl bn '):find(' ' .. class .. ' ') then return words end
  end)
  return (text:gsub('<span id="cb[%d-]+">([^<]*)</span>', '%1'):gsub('<span id="cb[%d-]+">', '<span>'):gsub('<pre%s+class="sourceCode %w+"', '<pre')
    :gsub('<code class="sourceCode %w+"', '<code'))
end

return workbook
