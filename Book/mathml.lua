-- Formulas as MathML, as TeX would set them.

local mathml = {}

--- A formula with pandoc's names for what it calls otherwise.
local function readable(latex)
  return (latex:gsub('\\thinspace%f[%A]', '\\,'):gsub('(\\[bB]igg?)[lrm]%f[%A]', '%1'))
end

--- pandoc makes every pair of brackets stretch, and browsers set stretched ones apart from what they hold;
--- so only those stretch that hold something tall.
local function bracketsAsTall(text)
  while true do
    local close = text:find('<mo stretchy="true" form="postfix">', 1, true)
    if not close then break end
    local open, from = nil, 1
    while true do
      local found = text:find('<mo stretchy="true" form="prefix">', from, true)
      if not found or found > close then break end
      open, from = found, found + 1
    end
    open = open or close
    local held = text:sub(open, close)
    local isTall = held:find('<mfrac') or held:find('<munder') or held:find('<mtable')
    local mark = isTall and 'tall' or 'false'
    text = text:sub(1, open - 1) .. held:gsub('stretchy="true"', 'stretchy="' .. mark .. '"', 1)
      .. text:sub(close + 1):gsub('stretchy="true"', 'stretchy="' .. mark .. '"', 1)
  end
  return (text:gsub('stretchy="tall"', 'stretchy="true"'))
end

--- After these a minus sign belongs to what follows, which a browser cannot know.
local beforeSign = {}
for _, sign in ipairs { '=', '<', '>', '≈', '≤', '≥', '∼', '∝', '→', '←', '(', '[', ',', '∣', '⟹' } do beforeSign[sign] = true end
beforeSign['&lt;'], beforeSign['&gt;'] = true, true

--- - Returns: <math>...</math>. An error where pandoc does not know a command.
function mathml.of(kind, latex)
  local document = pandoc.Pandoc { pandoc.Plain { pandoc.Math(kind, readable(latex)) } }
  local text = pandoc.write(document, 'html', { html_math_method = 'mathml' })
  if not text:match('^<math') then error('pandoc cannot read the formula ' .. latex) end
  text = text:gsub('<annotation.-</annotation>', ''):gsub('</?semantics>', ''):gsub(' xmlns="[^"]*"', '')
  text = text:gsub(' display="inline"', ''):gsub(' form="infix"', '')
  -- An upright name is one word: \\mathrm{Gamma}
  text = text:gsub('<mstyle mathvariant="normal">(.-)</mstyle>', function(name)
    local letters = name:gsub('</?mi>', ''):gsub('</?mrow>', '')
    if letters:find('<') then return nil end
    return '<mi mathvariant="normal">' .. letters .. '</mi>'
  end)
  -- Capital Greek letters stand upright
  text = text:gsub('<mi>(\xCE[\x91-\xA9])</mi>', '<mi mathvariant="normal">%1</mi>')
  text = text:gsub('(<mo[^>]*>)([^<]*)(</mo>)<mo>−</mo>', function(open, sign, close)
    if beforeSign[sign] then return open .. sign .. close .. '<mo form="prefix">−</mo>' end
  end)
  return bracketsAsTall(text)
end

return mathml
