"""Run the command as `python -m phoiho`."""

from phoiho.cli import main

if __name__ == "__main__":
    main()
