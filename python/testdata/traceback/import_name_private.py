from _names import private
