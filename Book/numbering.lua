-- Walks a chapter as the book numbers it: every block with its section, every picture with its number.

local workbook = require 'workbook'
local numbering = {}

--- Calls visitor.heading(header, anchor), visitor.picture(paragraph, image, number, name, anchor) and
--- visitor.block(block, anchor) in the order of the page.
--- What they return stands in the place of the block; nil leaves it.
function numbering.walk(document, chapter, visitor)
  local blocks, anchor, number = pandoc.List(), 'top', 0
  for _, block in ipairs(document.blocks) do
    local new
    if block.t == 'Header' then
      if block.level == 2 then anchor = workbook.anchor(chapter, pandoc.utils.stringify(block)) end
      new = visitor.heading and visitor.heading(block, anchor)
    elseif block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image' then
      number = number + 1
      local name = block.content[1].src:match('([^/]+)%.svg$')
      new = visitor.picture and visitor.picture(block, block.content[1], number, name, anchor)
    else
      new = visitor.block and visitor.block(block, anchor)
    end
    if new == nil then blocks:insert(block) else blocks:extend(new) end
  end
  return pandoc.Pandoc(blocks, document.meta)
end

--- Whether a block is one of the workbook's invisible comments, and what it says.
function numbering.comment(block)
  return block.t == 'RawBlock' and block.text:match('^%s*<!%-%-(.-)%-%->%s*$')
end

return numbering
