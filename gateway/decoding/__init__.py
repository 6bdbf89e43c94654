"""A process of its own that opens what people upload: without keys, with little memory and time, thrown away after."""
