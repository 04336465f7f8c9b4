-- Posts the lines of a file, one after the other: wrk -s bodies.lua URL -- FILE [KEY]
local bodies, place = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  if arguments[2] then wrk.headers["Authorization"] = "Bearer " .. arguments[2] end
end

function request()
  place = place + 1
  return wrk.format(nil, nil, nil, bodies[place])
end
