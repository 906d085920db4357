
#!/bin/bash

/opt/server/bin/server run ping
