-- What the other pages of the book need from a chapter, as a table in Lua (a filter whose document is the chapter).
--
-- pandoc -L Book/facts.lua -M chapter=3 -M facts=FILE: sections with their text, figures, symbols, sources.

package.path = 'Book/?.lua;' .. package.path
local workbook = require 'workbook'
local numbering = require 'numbering'

--- A table of strings, numbers and tables as the text of a Lua table.
local function serialise(value)
  if type(value) ~= 'table' then return string.format('%q', value) end
  local fields = {}
  for key, field in pairs(value) do
    fields[#fields + 1] = string.format('[%q]=%s', key, serialise(field))
  end
  return '{' .. table.concat(fields, ',\n') .. '}'
end

local function markdown(blocks)
  return (pandoc.write(pandoc.Pandoc(blocks), 'gfm+tex_math_dollars'):gsub('%s+$', ''))
end

--- Links as the clone's root sees them, so that they mean the same on another page.
local function rooted(chapter)
  return {
    Link = function(link)
      if not link.target:match('^%a+:') and not link.target:match('^#') then
        local path, anchor = link.target:match('^([^#]*)(.*)$')
        link.target = workbook.path(chapter.folder, path) .. anchor
        return link
      end
    end,
    RawInline = function() return {} end,
  }
end

--- Words for a search, without comments; those of two cells or items do not run together.
local function words(block)
  local function apart(part)
    part.content:insert(pandoc.Space())
    return part
  end
  return pandoc.utils.stringify(block:walk {
    RawInline = function() return {} end, Math = function() return {} end, CodeBlock = function() return {} end,
    Plain = apart, Para = apart, LineBreak = function() return pandoc.Space() end,
  })
end

function Pandoc(document)
  local chapter = workbook.chapter(pandoc.utils.stringify(document.meta.chapter))
  local facts = {
    number = chapter.number, title = chapter.title, opening = '',
    sections = { { id = 'top', title = chapter.title, text = '', terms = {} } },
    figures = {}, symbols = {}, sources = {},
  }
  local function section() return facts.sections[#facts.sections] end

  numbering.walk(document, chapter, {
    heading = function(header, anchor)
      if header.level == 2 then
        table.insert(facts.sections, {
          id = anchor, title = pandoc.utils.stringify(header), text = '', terms = {} })
      elseif header.level > 2 then
        section().text = section().text .. ' ' .. pandoc.utils.stringify(header)
      end
    end,
    picture = function(_, image, number, name, anchor)
      table.insert(facts.figures, {
        number = number, name = name, section = anchor, words = pandoc.utils.stringify(image.caption) })
    end,
    block = function(block, anchor)
      if anchor == 'top' and facts.opening == '' and block.t == 'Para' then
        facts.opening = markdown({ block:walk(rooted(chapter)) })
      end
      if anchor == 'notation' and block.t == 'Table' then
        for _, row in ipairs(block.bodies[1].body) do
          local cells = row.cells or row[2]
          local symbol = {}
          for i = 1, 3 do
            symbol[i] = markdown(pandoc.Blocks(cells[i].contents):walk(rooted(chapter)))
          end
          table.insert(facts.symbols, symbol)
        end
      elseif anchor == 'sources' and block.t == 'BulletList' then
        for _, item in ipairs(block.content) do
          table.insert(facts.sources, markdown(pandoc.Blocks(item):walk(rooted(chapter))))
        end
      end
      if block.t ~= 'RawBlock' then
        section().text = section().text .. ' ' .. words(block)
        block:walk {
          Emph = function(emphasis)
            table.insert(section().terms, (pandoc.utils.stringify(emphasis):lower()))
          end,
        }
      end
    end,
  })
  workbook.write(pandoc.utils.stringify(document.meta.facts), 'return ' .. serialise(facts))
end
