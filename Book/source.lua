-- The files of the workbook to which the book's pages link, each as a page in colours.
--
-- pandoc -L Book/source.lua -M paths=FILE -M book=FOLDER, with an empty document.

package.path = 'Book/?.lua;' .. package.path
local workbook = require 'workbook'

local page = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'">
<title>%s · Bayesics</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="%sbook.css">
<script src="%sbook.js"></script>
</head>
<body class="listing">
<header class="bar"><a class="book" href="%sindex.html">Bayesics</a><button id="theme" type="button" hidden>Dark</button></header>
<main><h1>%s</h1>
<div class="code">%s</div></main>
</body>
</html>
]]

function Pandoc(document)
  local book = pandoc.utils.stringify(document.meta.book)
  for path in io.lines(pandoc.utils.stringify(document.meta.paths)) do
    local text = workbook.read(path)
    local language = ({ swift = 'swift', py = 'python', yml = 'yaml', c = 'c', h = 'c' })[path:match('%.(%w+)$')] or 'bash'
    local listing = workbook.highlighted(pandoc.CodeBlock(text:gsub('\n$', ''), pandoc.Attr('', { language })))
    local up = ('../'):rep(select(2, path:gsub('/', '')) + 1)
    local target = book .. '/source/' .. path:gsub('^%.', '') .. '.html'
    os.execute("mkdir -p '" .. target:match('^(.*)/') .. "'")
    workbook.write(target, page:format(path:match('[^/]+$'), up, up, up, path, listing))
  end
  return document
end
