"""PDF from a resolved sheet: ``flow`` places, ``writer`` draws, ``raster`` makes pictures, ``fonts`` measures."""
