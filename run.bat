@echo off
rem Sets up what is missing and runs the program. run.bat COMMAND ... runs a command.
cd /d "%~dp0"
call .ci\setup.bat runtime || exit /b 1
.venv\Scripts\python.exe main.py %*
